import '../../virtualTime';

import { usePbx } from '../../support';
import {
	ANSWERED,
	BOTH,
	BOTH_N,
	expectInTime,
	played,
	questionsTo,
	SCENARIOS,
	SEEN_WITHIN,
} from './played';
import { type Shows } from './replay';

/** Whether a call is up though rows of it are there. */
const pbx = usePbx();

describe('the talk of a call whose Local channels have gone', () => {
	const LONG = { scenario: BOTH, longer: 57 };

	test('is waited for a while when it is over and its row is late', async () => {
		const { replay, items } = await played(pbx, { calls: [{ ...LONG, lastRowLate: 12 }] });

		expect(items[0].legs).toHaveLength(3);
		expect(items).toMatchObject([{ ...ANSWERED, talkSeconds: 59 }]);
		expectInTime(replay, items[0], { grace: 12 });
	});

	test('is not waited for without end', async () => {
		const { replay, items } = await played(pbx, { calls: [{ ...LONG, lastRowLate: Infinity }] });

		expect(items[0].legs).toHaveLength(2);
		expect(items).toMatchObject([ANSWERED]);
		// It is asked about each half minute, and then waited for.
		expectInTime(replay, items[0], { grace: 30 + 15 });
	});

	test('outlasts the wait', async () => {
		const { items } = await played(pbx, { calls: [LONG] }, { maxWaitSeconds: 30 });

		expect(items).toMatchObject([
			{ outcome: 'stillTalking', decidedBy: null, talkSeconds: null, call: null, legs: [] },
		]);
		expect(items[0].endedBecause).toMatch(/^It has not ended within 3\d seconds, and goes on$/);
	});

	test.each<Shows[]>([['list'], ['call']])(
		'of a phone that is taken for idle is known by the %s alone, not by the ID',
		async (shown) => {
			const isIdle = () => true;
			const { replay, items } = await played(pbx, {
				calls: [LONG],
				shows: ['extstate', shown],
				isIdle,
			});

			expect(items[0].legs).toHaveLength(shown === 'list' ? 3 : 2);
			if (shown === 'list') expectInTime(replay, items[0]);
		},
	);

	test.each<[Shows, string]>([
		['extstate', 'simple'],
		['list', 'plain'],
	])('is known by %s as %s where a name empties the JSON', async (shown, form) => {
		const { replay, items } = await played(pbx, {
			calls: [LONG],
			shows: [shown],
			hasBadName: true,
		});

		expect(items).toMatchObject([{ ...ANSWERED, talkSeconds: 59 }]);
		expectInTime(replay, items[0]);
		const forms = questionsTo(pbx)
			.filter(({ info, reqtype }) => (shown === 'list' ? reqtype !== 'INFO' : info === shown))
			.map(({ format }) => format);
		// JSON once before the form that tells something, and once when that is over.
		expect(forms.filter((each) => each === 'json').length).toBeLessThanOrEqual(3);
		expect(forms).toContain(form);
	});

	test('cannot be told where the PBX shows no calls: what is filed counts, at once', async () => {
		const { replay, items } = await played(pbx, { calls: [LONG], shows: [] });

		expect(items[0]).toMatchObject(ANSWERED);
		expect(items[0].waitedSeconds).toBeLessThan(replay.lengthOf(0) - 40);
	});

	test.each<[string, Shows]>([
		['0', 'extstate'],
		['', 'list'],
		['-', 'listOfChannels'],
	])(
		'is not found where %j links all calls, and no other is; it is up by the %s',
		async (linkedId, shown) => {
			const other = { uniqueid: 'pbx01-1795990000.7', linkedid: linkedId, disposition: 'ANSWERED' };
			const calls = [{ ...LONG, linkedId }];
			const { replay, items } = await played(pbx, { calls, others: [other], shows: [shown] });

			expect(items[0]).toMatchObject(ANSWERED);
			expect(items[0].legs).toHaveLength(2);
			expectInTime(replay, items[0], { grace: 30 + 15 });
		},
	);
});

describe('calls side by side', () => {
	test('between the same phones are told apart', async () => {
		const calls = [57, 20, 100].map((longer) => ({ scenario: BOTH, longer }));
		const { replay, items } = await played(pbx, { calls });

		expect(items.map(({ talkSeconds }) => talkSeconds)).toEqual([59, 22, 102]);
		for (const [place, item] of items.entries()) {
			expect(item).toMatchObject({ ...ANSWERED, originateId: replay.dialled[place].originateId });
			expect(item.legs).toHaveLength(3);
			expectInTime(replay, item, { place });
		}
		expect(questionsTo(pbx).length).toBeLessThanOrEqual(3 * 10);
	});

	test.each(['0', ''])(
		'between the same phones are told apart where %j links all',
		async (linkedId) => {
			const calls = [57, 20].map((longer) => ({ scenario: BOTH_N, longer, linkedId }));
			const { replay, items } = await played(pbx, { calls });

			expect(items.map(({ talkSeconds }) => talkSeconds)).toEqual([60, 23]);
			for (const [place, item] of items.entries()) {
				expect(item.call?.originateId).toBe(replay.dialled[place].originateId);
				expect(item.legs).toHaveLength(2);
				expect(item.waitedSeconds).toBeGreaterThanOrEqual(Math.floor(replay.lengthOf(place)));
				// Where no ID tells them apart, both are up while one of them is.
				expect(item.waitedSeconds).toBeLessThan(replay.lengthOf(0) + SEEN_WITHIN + 30 + 15);
			}
		},
	);

	test('come out each with its own end', async () => {
		const calls = SCENARIOS.map(([scenario]) => ({ scenario }));
		const { replay, items } = await played(pbx, { calls: calls.slice(0, 16) });

		for (const [place, item] of items.entries()) {
			const [, legs, end] = SCENARIOS[place];
			expect(item).toMatchObject({ ...end, originateId: replay.dialled[place].originateId });
			expect(item.legs).toHaveLength(legs);
			expect(item.waitedSeconds).toBeGreaterThanOrEqual(Math.floor(replay.lengthOf(place)));
		}
	});
});
