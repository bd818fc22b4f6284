import { localText } from '../../../simulator/clock';
import { usePbx } from '../support';
import { idsOf, useTrigger } from './support';

const MINUTE = 60_000;
const NOON = Date.parse('2024-06-12T09:00:00Z');

let now = NOON;
beforeEach(() => {
	now = NOON;
	jest.spyOn(Date, 'now').mockImplementation(() => now);
});
afterEach(() => jest.restoreAllMocks());

const pbx = usePbx();
const trigger = useTrigger(pbx);

const at = (instant: number) => new Date(instant);

/** Files calls that are over, evenly from 230 to 20 minutes before noon. */
function fileCalls(count: number): void {
	for (let index = 0; index < count; index++) {
		const start = at(NOON - 230 * MINUTE + Math.floor((index * 210 * MINUTE) / count));
		pbx.simulator.addEndedCall({ start, ringSeconds: 5, talkSeconds: 20 });
	}
}

/** Where each request for calls since the last look began to read. */
function readFrom(): string[] {
	const starts = pbx
		.sent()
		.filter(({ info }) => info === 'simplecdrs')
		.map(({ start }) => start);
	pbx.simulator.clearRequests();
	return starts;
}

const minutesAgo = (minutes: number) => localText(now - minutes * MINUTE, pbx.simulator.zone);
/** Lookback and margin before noon, cut to ten minutes. */
const WHOLE = '2024-06-12 07:40:00';

describe('the trigger on a busy PBX', () => {
	test('reads the newest 30 minutes, and all every 15 minutes; tells each call once', async () => {
		fileCalls(2001);
		const followed = await trigger.activate();
		expect(readFrom()).toEqual([WHOLE]);

		now += MINUTE;
		const ended = pbx.simulator.addEndedCall();
		const long = pbx.simulator.addEndedCall({
			start: at(now - 180 * MINUTE),
			talkSeconds: 179 * 60,
		});
		await followed.poll();
		expect(readFrom()).toEqual([minutesAgo(30)]);
		expect(idsOf(followed)).toEqual([ended.uniqueId]);

		for (let minute = 2; minute < 15; minute++) {
			now += MINUTE;
			await followed.poll();
			expect(readFrom()).toEqual([minutesAgo(30)]);
		}
		expect(idsOf(followed)).toEqual([ended.uniqueId]);

		now += MINUTE;
		await followed.poll();
		expect(readFrom()).toEqual([WHOLE]);
		expect(idsOf(followed)).toEqual([ended.uniqueId, long.uniqueId]);

		now += MINUTE;
		await followed.poll();
		expect(readFrom()).toEqual([minutesAgo(30)]);
		expect(idsOf(followed)).toEqual([ended.uniqueId, long.uniqueId]);
	}, 60_000);

	test('goes on so after a restart of n8n', async () => {
		fileCalls(2001);
		const before = await trigger.activate();
		now += MINUTE;
		const first = pbx.simulator.addEndedCall();
		await before.poll();
		readFrom();
		now += MINUTE;
		const second = pbx.simulator.addEndedCall();
		const after = await trigger.restart(before);
		expect(readFrom()).toEqual([minutesAgo(30)]);
		expect([...idsOf(before), ...idsOf(after)]).toEqual([first.uniqueId, second.uniqueId]);
	}, 60_000);

	test('with 2,000 calls in the look-back it reads all at every poll', async () => {
		fileCalls(2000);
		const followed = await trigger.activate();
		now += MINUTE;
		const { uniqueId } = pbx.simulator.addEndedCall({
			start: at(now - 180 * MINUTE),
			talkSeconds: 179 * 60,
		});
		readFrom();
		await followed.poll();
		expect(readFrom()).toEqual([WHOLE]);
		expect(idsOf(followed)).toEqual([uniqueId]);
	}, 60_000);
});
