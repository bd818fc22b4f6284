import '../../virtualTime';

import { usePbx } from '../../support';
import {
	ANSWERED,
	BOTH,
	BOTH_N,
	expectInTime,
	played,
	questionsTo,
	SEEN_WITHIN,
	SHOWN,
} from './played';
import { OUR_EXTENSIONS } from './replay';

/** Calls of which no row ever comes. */
const pbx = usePbx();

describe('a source that is not registered', () => {
	const NO_ROW = { scenario: 'v16.25-c2c-source-unregistered' };
	const AWAY = { calls: [NO_ROW], isAway: (extension: string) => extension === '207' };
	const UNKNOWN = { outcome: 'unknown', sourceUnregistered: false };
	const briefly = { source: '207', maxWaitSeconds: 60 };

	test.each([...SHOWN.slice(0, 2)])(
		'has failed when it is so for 15 seconds ($shows)',
		async ({ shows }) => {
			const { items } = await played(pbx, { ...AWAY, shows }, { source: '207' });
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
			expect(pbx.sent().filter(({ info }) => info === 'extstate')).toHaveLength(2);
			// One of them once more, in another form than JSON, where that brought nothing.
			expect(questionsTo(pbx).length).toBeLessThanOrEqual(6);
		},
	);

	test('that is woken by the call is followed like any other', async () => {
		const calls = [{ scenario: BOTH, delay: 12, longer: 57 }];
		const isAway = (_: string, seconds: number) => seconds < 10;
		const { replay, items } = await played(pbx, { calls, isAway });

		expect(items).toMatchObject([{ ...ANSWERED, sourceUnregistered: false, talkSeconds: 59 }]);
		expectInTime(replay, items[0]);
	});

	test('that is registered at the dial is asked for once', async () => {
		const isAway = (_: string, seconds: number) => seconds > 5;
		const { items } = await played(pbx, { calls: [NO_ROW], isAway }, briefly);

		expect(items).toMatchObject([UNKNOWN]);
		// And once more at the end of the wait.
		expect(pbx.sent().filter(({ info }) => info === 'extstate')).toHaveLength(2);
	});

	test.each([
		['no extension of ours', []],
		['virtual', [{ ex_number: '207', ex_tech: 'VIRTUAL', username: '207-DEMOCO' }]],
		['known to be there', [{ ...OUR_EXTENSIONS[3], st_state: 'NOT_INUSE' }]],
	])('that is %s is waited for', async (_, extensions) => {
		const { items } = await played(pbx, { ...AWAY, extensions }, briefly);

		expect(items).toMatchObject([UNKNOWN]);
		expect(items[0].waitedSeconds).toBeGreaterThanOrEqual(60);
	});

	test("that is another tenant's is waited for", async () => {
		const { items } = await played(pbx, AWAY, { ...briefly, source: '207-OTHER' });

		expect(items).toMatchObject([UNKNOWN]);
	});

	test("that is given with our tenant's name is ours", async () => {
		const { items } = await played(pbx, AWAY, { ...briefly, source: '207-democo' });

		expect(items).toMatchObject([{ outcome: 'failed', sourceUnregistered: true }]);
	});

	test('but whose call is up elsewhere is waited for', async () => {
		const calls = [{ scenario: BOTH_N, longer: 57 }];
		const isAway = (extension: string) => extension === '204';
		const { replay, items } = await played(pbx, { calls, isAway, shows: ['extstate', 'call'] });

		expect(items).toMatchObject([{ ...ANSWERED, sourceUnregistered: false }]);
		expectInTime(replay, items[0]);
	});

	test.each([false, true])(
		'but has a call is waited for (a name spoils JSON: %s)',
		async (hasBadName) => {
			const calls = [{ scenario: BOTH_N, longer: 57 }];
			const isAway = (extension: string) => extension === '204';
			const { replay, items } = await played(pbx, {
				calls,
				isAway,
				shows: ['extstate', 'list'],
				hasBadName,
			});

			expect(items).toMatchObject([{ ...ANSWERED, sourceUnregistered: false }]);
			expectInTime(replay, items[0]);
		},
	);

	test('is not known where the PBX tells no states', async () => {
		const { items } = await played(pbx, { ...AWAY, shows: [] }, briefly);

		expect(items).toMatchObject([UNKNOWN]);
	});
});
