import { formerIdentityOf } from '../../../../../nodes/GisPbx/pbx/calls/callIdentity';
import type { Row } from '../../../../../nodes/GisPbx/pbx/rows';
import { cutToTenMinutes } from '../../../../../nodes/GisPbx/pbx/time/wallText';
import { RowKeys } from '../../../../../nodes/GisPbx/trigger/feed/keys';
import { pollCalls } from '../../../../../nodes/GisPbx/trigger/feed/calls';
import type { FeedReader } from '../../../../../nodes/GisPbx/trigger/feed/settings';
import { readState, type FeedState } from '../../../../../nodes/GisPbx/trigger/feed/state';
import { clockOf, HOUR, MINUTE, settingsFor, World } from '../world';

const CLOCK = clockOf('Asia/Jerusalem');
const NOON = Date.parse('2024-06-12T09:00:00Z');
const SCOPE = 'DEMOCO/legs';
const settings = settingsFor(new World('legs', CLOCK, []));

/** The legs of a ring group without an `ID`: in 0.1.0 those that lost were one. */
const ringGroup = (startedAt: number): Row[] =>
	['204', '205', '206'].map((phone) => ({
		...{ uniqueid: `pbx01-${startedAt / 1000}.1`, linkedid: `pbx01-${startedAt / 1000}.1` },
		...{ start: CLOCK.textOf(startedAt), end: CLOCK.textOf(startedAt + MINUTE) },
		...{ answer: phone === '205' ? CLOCK.textOf(startedAt) : '', duration: '60', billsec: '60' },
		...{ disposition: phone === '205' ? 'ANSWERED' : 'NO ANSWER', lastdst: '700', dst: '700' },
		dstchannel: `SIP/${phone}-DEMOCO-0000000${phone}`,
	}));

/** The state in which 0.1.0 left the feed after it had told some rows. */
const formerState = (told: Row[]): FeedState => {
	const keys = new RowKeys();
	const ledger: Record<string, string> = {};
	for (const key of new Set(told.map((row) => keys.of(formerIdentityOf(row, 'legs'))))) {
		const bucket = cutToTenMinutes(String(told[0].start));
		ledger[bucket] = (ledger[bucket] ?? '') + key;
	}
	const floor = cutToTenMinutes(CLOCK.textOf(NOON - 4 * HOUR));
	const kept = { version: 1, scope: SCOPE, floor, ledger };
	return readState(JSON.parse(JSON.stringify(kept)), SCOPE) as FeedState;
};

const readerOf = (rows: Row[], isBadlyEncoded = false): FeedReader<never> => ({
	rows: async () => (isBadlyEncoded ? { rows: [], isBlank: true } : { rows }),
	rowsByCsv: async () => ({ rows }),
	recording: async () => undefined,
	isUp: async () => false,
	goesOn: async () => false,
});

test('the pack is updated in mid-feed: no leg comes twice, new ones all come', async () => {
	const before = ringGroup(NOON - HOUR);
	const after = ringGroup(NOON + MINUTE);
	let state = formerState(before);
	const told: unknown[] = [];
	const poll = async (now: number, rows: Row[]) => {
		const result = await pollCalls(state, now, settings, readerOf(rows));
		state = JSON.parse(JSON.stringify(result.state)) as FeedState;
		for (const { rows: each } of result.rows) told.push(...each);
	};

	await poll(NOON, before);
	expect(told).toEqual([]);
	for (const minutes of [3, 4, 30]) await poll(NOON + minutes * MINUTE, [...before, ...after]);
	expect(told.map((row) => (row as Row).dstchannel).sort()).toEqual(
		after.map(({ dstchannel }) => dstchannel),
	);
	expect(state.formerUpTo).toBeDefined();

	const later = ringGroup(NOON + 9 * HOUR);
	await poll(NOON + 9 * HOUR + 2 * MINUTE, [...later]);
	await poll(NOON + 9 * HOUR + 3 * MINUTE, [...later]);
	expect(told).toHaveLength(6);
	// What 0.1.0 had settled has left, and its keys with it.
	expect(state.formerUpTo).toBeUndefined();
});

test.each([1, 2])(
	'a state of version %d that never looked at a blank answer goes on, and looks at once',
	async (version) => {
		const before = ringGroup(NOON - HOUR);
		const after = ringGroup(NOON + MINUTE);
		const first = await pollCalls(formerState([]), NOON, settings, readerOf(before));
		expect(first.rows).toHaveLength(3);
		const { scope, floor, ledger } = first.state;
		const kept = readState({ version, scope, floor, ledger }, SCOPE) as FeedState;
		const now = NOON + 3 * MINUTE;
		const { rows, state } = await pollCalls(
			kept,
			now,
			settings,
			readerOf([...before, ...after], true),
		);
		expect(rows.flatMap((emission) => emission.rows)).toEqual(after);
		expect(state).toMatchObject({ version: 2, floor: expect.any(String) as string });
	},
);
