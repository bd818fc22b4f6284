import '../virtualTime';

import { DIAL_EACH } from '../machinery/sentOnce';
import { usePbx } from '../support';
import { OUR_EXTENSIONS, Replay, type Form, type Shows } from './replay';

/** Wait for End on calls as a real Asterisk made them, with their rows at the time they came. */

const pbx = usePbx();
const FORMS: Form[] = ['cdrsAsSetByDialplan', 'cdrsWithPlacesFromDstchannel'];
/** Until the next look, and once more; real time passes as well, on a busy machine some seconds. */
const SEEN_WITHIN = 30;

/** Dials once for each of the calls, all at once. */
async function played(
	play: ConstructorParameters<typeof Replay>[0],
	{ source = '204', ...options }: { source?: string; maxWaitSeconds?: number } = {},
) {
	const replay = new Replay(play);
	await pbx.says(replay.answer);
	const items = play.calls.map(() => ({ destination: '205' }));
	const callsAtOnce = items.length;
	const parameters = {
		...DIAL_EACH,
		source,
		options: { waitForEnd: true, callsAtOnce, ...options },
	};
	const run = await pbx.run(parameters, { items });
	expect(run.error).toBeUndefined();
	return { replay, items: run.json() as unknown as WaitedItem[] };
}

interface WaitedItem {
	confirmed: boolean;
	outcome: string;
	decidedBy: string | null;
	endedBecause: string;
	answeredBy: string | null;
	talkSeconds: number | null;
	sourceUnregistered: boolean;
	waitedSeconds: number;
	originateId: string;
	call: { originateId: string } | null;
	legs: unknown[];
}

const asked = (kind: string) =>
	pbx.sent().filter(({ reqtype, info }) => reqtype === kind || info === kind);
const questions = () =>
	pbx.sent().filter(({ reqtype, info }) => reqtype !== 'DIAL' && info !== 'cdrs');

/** The call is over when its item comes out, and has not been for long. */
function expectInTime(replay: Replay, { waitedSeconds }: WaitedItem, call = 0, grace = 0): void {
	const length = replay.lengthOf(call);
	expect(waitedSeconds).toBeGreaterThanOrEqual(Math.floor(length));
	expect(waitedSeconds).toBeLessThanOrEqual(length + SEEN_WITHIN + grace);
}

const ANSWERED = { outcome: 'answered', decidedBy: 'destination', answeredBy: '205' };
const at = (decidedBy: string, outcome: string) => ({ outcome, decidedBy, answeredBy: null });

const SCENARIOS: Array<[scenario: string, legs: number, end: object]> = [
	['v16.19-c2c-both-answer', 3, ANSWERED],
	['v16.19n-c2c-both-answer-n', 2, ANSWERED],
	['v16.20-c2c-dest-busy', 3, at('destination', 'busy')],
	['v16.21-c2c-dest-noanswer', 3, at('destination', 'noAnswer')],
	['v16.22-c2c-source-noanswer', 1, at('source', 'noAnswer')],
	['v16.22b-c2c-originate-timeout', 1, at('source', 'noAnswer')],
	['v16.23-c2c-source-busy', 1, at('source', 'busy')],
	['v16.25b-c2c-dest-unregistered', 2, at('destination', 'failed')],
	['v16.26-c2c-source-hangs-up-while-ringing', 2, at('destination', 'noAnswer')],
	['v16.27a-hangup-leg-n', 2, ANSWERED],
	['v16.27b-hangup-leg-n', 2, ANSWERED],
	['v16.27c-hangup-leg-n', 2, ANSWERED],
	['v16.27d-hangup-leg-n', 2, ANSWERED],
	['v16.27e-hangup-names', 3, ANSWERED],
	['v16.60-c2c-dest-busy-nothing-after-dial', 2, at('destination', 'busy')],
	['v16.62-hangup-local-after-optimisation', 3, ANSWERED],
	['v16-unanswered.20-c2c-dest-busy', 3, at('destination', 'busy')],
	['v16-unanswered.22-c2c-source-noanswer', 3, at('source', 'noAnswer')],
	['v16-unanswered.23-c2c-source-busy', 3, at('source', 'busy')],
	['v16-unanswered.25-c2c-source-unregistered', 2, at('source', 'failed')],
	['v16-unanswered.25b-c2c-dest-unregistered', 2, at('destination', 'failed')],
];
const ALL: Shows[] = ['extstate', 'list', 'call'];
const SHOWN = [ALL, ['extstate'], ['list'], ['listOfChannels'], ['call']].map((shows) => ({
	shows: shows as Shows[],
}));
const BOTH = 'v16.19-c2c-both-answer';
const BOTH_N = 'v16.19n-c2c-both-answer-n';

describe.each(FORMS)('%s', (form) => {
	test.each(SCENARIOS)(
		'%s comes out when it is over, with all legs',
		async (scenario, legs, end) => {
			const { replay, items } = await played({ calls: [{ scenario, form }] });

			expect(items).toMatchObject([{ ...end, confirmed: true, sourceUnregistered: false }]);
			expect(items[0].legs).toHaveLength(legs);
			expectInTime(replay, items[0]);
			expect(questions().length).toBeLessThanOrEqual(4);
		},
	);

	test.each(SHOWN)('a talk of a minute ($shows) does not end as it begins', async ({ shows }) => {
		const calls = [{ scenario: BOTH, form, longer: 57 }];
		const { replay, items } = await played({ calls, shows });

		expect(replay.lengthOf(0)).toBeGreaterThan(60);
		expect(items).toMatchObject([{ ...ANSWERED, talkSeconds: 59 }]);
		expect(items[0].legs).toHaveLength(3);
		expectInTime(replay, items[0]);
		expect(asked('cdrs').length).toBeLessThanOrEqual(17);
		expect(questions().length).toBeLessThanOrEqual(10);
	});

	test.each([...SHOWN, { shows: [] }])(
		'and with /n ($shows) no row is waited for that will not come',
		async ({ shows }) => {
			const calls = [{ scenario: BOTH_N, form, longer: 57 }];
			const { replay, items } = await played({ calls, shows });

			expect(items).toMatchObject([ANSWERED]);
			expect(items[0].legs).toHaveLength(2);
			expectInTime(replay, items[0]);
			expect(questions().length).toBeLessThanOrEqual(4);
		},
	);
});

describe('the talk of a call whose Local channels have gone', () => {
	const LONG = { scenario: BOTH, longer: 57 };

	test('is waited for a while when it is over and its row is late', async () => {
		const { replay, items } = await played({ calls: [{ ...LONG, lastRowLate: 12 }] });

		expect(items[0].legs).toHaveLength(3);
		expect(items).toMatchObject([{ ...ANSWERED, talkSeconds: 59 }]);
		expectInTime(replay, items[0], 0, 12);
	});

	test('is not waited for without end', async () => {
		const { replay, items } = await played({ calls: [{ ...LONG, lastRowLate: Infinity }] });

		expect(items[0].legs).toHaveLength(2);
		expect(items).toMatchObject([ANSWERED]);
		// It is asked about each half minute, and then waited for.
		expectInTime(replay, items[0], 0, 30 + 15);
	});

	test('outlasts the wait', async () => {
		const { items } = await played({ calls: [LONG] }, { maxWaitSeconds: 30 });

		expect(items).toMatchObject([
			{ outcome: 'stillTalking', decidedBy: null, talkSeconds: null, call: null, legs: [] },
		]);
		expect(items[0].endedBecause).toMatch(/^It has not ended within 3\d seconds, and goes on$/);
	});

	test.each<Shows[]>([['list'], ['call']])(
		'of a phone that is taken for idle is known by the %s alone, not by the ID',
		async (shown) => {
			const isIdle = () => true;
			const { replay, items } = await played({ calls: [LONG], shows: ['extstate', shown], isIdle });

			expect(items[0].legs).toHaveLength(shown === 'list' ? 3 : 2);
			if (shown === 'list') expectInTime(replay, items[0]);
		},
	);

	test('cannot be told where the PBX shows no calls: what is filed counts, at once', async () => {
		const { replay, items } = await played({ calls: [LONG], shows: [] });

		expect(items[0]).toMatchObject(ANSWERED);
		expect(items[0].waitedSeconds).toBeLessThan(replay.lengthOf(0) - 40);
	});

	test.each(['0', '', '-'])(
		'is not found where %j links all calls, and no other is',
		async (linkedId) => {
			const other = { uniqueid: 'pbx01-1795990000.7', linkedid: linkedId, disposition: 'ANSWERED' };
			const calls = [{ ...LONG, linkedId }];
			const { replay, items } = await played({ calls, others: [other] });

			expect(items[0]).toMatchObject(ANSWERED);
			expect(items[0].legs).toHaveLength(2);
			expectInTime(replay, items[0], 0, 30 + 15);
		},
	);
});

describe('calls side by side', () => {
	test('between the same phones are told apart', async () => {
		const calls = [57, 20, 100].map((longer) => ({ scenario: BOTH, longer }));
		const { replay, items } = await played({ calls });

		expect(items.map(({ talkSeconds }) => talkSeconds)).toEqual([59, 22, 102]);
		for (const [place, item] of items.entries()) {
			expect(item).toMatchObject({ ...ANSWERED, originateId: replay.dialled[place].originateId });
			expect(item.legs).toHaveLength(3);
			expectInTime(replay, item, place);
		}
		expect(questions().length).toBeLessThanOrEqual(3 * 10);
	});

	test.each(['0', ''])(
		'between the same phones are told apart where %j links all',
		async (linkedId) => {
			const calls = [57, 20].map((longer) => ({ scenario: BOTH_N, longer, linkedId }));
			const { replay, items } = await played({ calls });

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
		const { replay, items } = await played({ calls: calls.slice(0, 16) });

		for (const [place, item] of items.entries()) {
			const [, legs, end] = SCENARIOS[place];
			expect(item).toMatchObject({ ...end, originateId: replay.dialled[place].originateId });
			expect(item.legs).toHaveLength(legs);
			expect(item.waitedSeconds).toBeGreaterThanOrEqual(Math.floor(replay.lengthOf(place)));
		}
	});
});

describe('a source that is not registered', () => {
	const NO_ROW = { scenario: 'v16.25-c2c-source-unregistered' };
	const AWAY = { calls: [NO_ROW], isAway: (extension: string) => extension === '207' };
	const UNKNOWN = { outcome: 'unknown', sourceUnregistered: false };
	const briefly = { source: '207', maxWaitSeconds: 60 };

	test.each([...SHOWN.slice(0, 2)])(
		'has failed when it is so for 15 seconds ($shows)',
		async ({ shows }) => {
			const { items } = await played({ ...AWAY, shows }, { source: '207' });
			const [{ originateId, waitedSeconds, ...item }] = items;

			expect(item).toEqual({
				confirmed: true,
				reply: expect.stringContaining(originateId) as string,
				source: '207',
				destination: '205',
				outcome: 'failed',
				endedBecause: 'The source (207) is not registered, so the destination was not called',
				...{ decidedBy: 'source', answeredBy: null, talkSeconds: 0, sourceUnregistered: true },
				...{ call: null, legs: [] },
			});
			expect(waitedSeconds).toBeGreaterThanOrEqual(16);
			expect(waitedSeconds).toBeLessThanOrEqual(16 + SEEN_WITHIN);
			expect(asked('extstate')).toHaveLength(2);
			expect(questions().length).toBeLessThanOrEqual(5);
		},
	);

	test('that is woken by the call is followed like any other', async () => {
		const calls = [{ scenario: BOTH, delay: 12, longer: 57 }];
		const isAway = (_: string, seconds: number) => seconds < 10;
		const { replay, items } = await played({ calls, isAway });

		expect(items).toMatchObject([{ ...ANSWERED, sourceUnregistered: false, talkSeconds: 59 }]);
		expectInTime(replay, items[0]);
	});

	test('that is registered at the dial is asked for once', async () => {
		const isAway = (_: string, seconds: number) => seconds > 5;
		const { items } = await played({ calls: [NO_ROW], isAway }, briefly);

		expect(items).toMatchObject([UNKNOWN]);
		// And once more at the end of the wait.
		expect(asked('extstate')).toHaveLength(2);
	});

	test.each([
		['no extension of ours', []],
		['virtual', [{ ex_number: '207', ex_tech: 'VIRTUAL', username: '207-DEMOCO' }]],
		['known to be there', [{ ...OUR_EXTENSIONS[3], st_state: 'NOT_INUSE' }]],
	])('that is %s is waited for', async (_, extensions) => {
		const { items } = await played({ ...AWAY, extensions }, briefly);

		expect(items).toMatchObject([UNKNOWN]);
		expect(items[0].waitedSeconds).toBeGreaterThanOrEqual(60);
	});

	test("that is another tenant's is waited for", async () => {
		const { items } = await played(AWAY, { ...briefly, source: '207-OTHER' });

		expect(items).toMatchObject([UNKNOWN]);
	});

	test("that is given with our tenant's name is ours", async () => {
		const { items } = await played(AWAY, { ...briefly, source: '207-democo' });

		expect(items).toMatchObject([{ outcome: 'failed', sourceUnregistered: true }]);
	});

	test('but whose call is up elsewhere is waited for', async () => {
		const calls = [{ scenario: BOTH_N, longer: 57 }];
		const isAway = (extension: string) => extension === '204';
		const { replay, items } = await played({ calls, isAway, shows: ['extstate', 'call'] });

		expect(items).toMatchObject([{ ...ANSWERED, sourceUnregistered: false }]);
		expectInTime(replay, items[0]);
	});

	test('but has a call is waited for', async () => {
		const calls = [{ scenario: BOTH_N, longer: 57 }];
		const isAway = (extension: string) => extension === '204';
		const { replay, items } = await played({ calls, isAway, shows: ['extstate', 'list'] });

		expect(items).toMatchObject([{ ...ANSWERED, sourceUnregistered: false }]);
		expectInTime(replay, items[0]);
	});

	test('is not known where the PBX tells no states', async () => {
		const { items } = await played({ ...AWAY, shows: [] }, briefly);

		expect(items).toMatchObject([UNKNOWN]);
	});
});
