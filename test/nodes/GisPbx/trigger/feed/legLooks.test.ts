import { LegLooks } from '../../../../../nodes/GisPbx/trigger/feed/legLooks';
import type { FeedSettings, ToldRecord } from '../../../../../nodes/GisPbx/trigger/feed/settings';

const MINUTE = 60_000;
const ENDED = 1_000 * MINUTE;
const CALL = { callId: 'a' } as ToldRecord;

function looks(
	withLegs: ((record: ToldRecord) => Promise<ToldRecord>) | undefined,
	{ minutes = 1, isOver = false, mayTell = true } = {},
) {
	const settings = {
		passes: ({ extension }: ToldRecord) => extension === '204',
		legsMayTell: () => mayTell,
		isOver: () => isOver,
	} as unknown as FeedSettings;
	return new LegLooks(settings, { withLegs }, ENDED + minutes * MINUTE);
}

test('the legs say whether a call is wanted', async () => {
	for (const extension of ['204', '205']) {
		const legs = looks(async (record) => ({ ...record, extension }));
		await expect(legs.isWanted(CALL, ENDED)).resolves.toBe(extension === '204');
	}
});

test('legs that tell nothing are not asked', async () => {
	const ask = jest.fn();
	await expect(looks(ask, { mayTell: false }).isWanted(CALL, ENDED)).resolves.toBe(false);
	await expect(new LegLooks({} as FeedSettings, {}, ENDED).isWanted(CALL, ENDED)).resolves.toBe(
		false,
	);
	expect(ask).not.toHaveBeenCalled();
});

test('a PBX that fails is asked once in a poll, and the call waits ten minutes for it', async () => {
	const ask = jest.fn().mockRejectedValue(new Error('down'));
	const legs = looks(ask, { minutes: 9 });
	await expect(legs.isWanted(CALL, ENDED)).resolves.toBeUndefined();
	await expect(legs.isWanted(CALL, ENDED - MINUTE)).resolves.toBe(false);
	expect(ask).toHaveBeenCalledTimes(1);
});

test('without time left none is asked', async () => {
	const ask = jest.fn();
	await expect(looks(ask, { isOver: true }).isWanted(CALL, ENDED)).resolves.toBeUndefined();
	await expect(looks(undefined).isWanted(CALL, ENDED)).resolves.toBeUndefined();
	expect(ask).not.toHaveBeenCalled();
});
