import { pause } from '../virtualTime';

import { DIAL_EACH, dialled, RETRY, WAIT_EACH } from '../machinery/sentOnce';
import { useTenants } from '../machinery/tenants';
import { usePbx } from '../support';
import { failsItemByItem, saysWhenTheKeyIsWrong } from '../twins';

const pbx = usePbx();
const DIAL = { resource: 'call', operation: 'dial', source: '204', destination: '0500000001' };
const WAIT = { ...DIAL, operation: 'dialAndWait' };
const isCdrs = ({ info }: Record<string, string>) => info === 'cdrs';
const reads = () => pbx.sent().filter(isCdrs);
const waiting = (fields: object) => ({ ...WAIT, ...fields });
const waitingEach = (fields: object) => ({ ...WAIT_EACH, ...fields });

/** Notes how many calls are up whenever another one is dialled, that one included. */
function callsUp(): number[] {
	const up: number[] = [];
	pbx.simulator.fail('slow', {
		milliseconds: 0,
		when({ reqtype }) {
			if (reqtype === 'DIAL') up.push(pbx.simulator.state.calls.length + 1);
			return false;
		},
	});
	return up;
}

test('follows the call and returns it with its legs and how it ended', async () => {
	pbx.simulator.switches.talkSeconds = 183;
	const run = await pbx.run(WAIT);
	const [{ legs, call, waitedSeconds, ...rest }] = run.json();
	const originateId = rest.originateId as string;

	expect(run.error).toBeUndefined();
	expect(rest).toEqual({
		confirmed: true,
		originateId,
		reply: expect.stringContaining(originateId) as string,
		source: '204',
		destination: '0500000001',
		outcome: 'answered',
		endedBecause: 'Answered by 0500000001',
		decidedBy: 'destination',
		answeredBy: '0500000001',
		// The destination rang for two seconds, which the PBX counts as talk.
		...{ talkSeconds: 185, talkIncludesRinging: true },
		sourceUnregistered: false,
	});
	expect(call).toMatchObject({
		originateId,
		callId: pbx.simulator.state.simpleCdrs[0].row.sc_uniqueid,
		durationSeconds: 187,
		talkSeconds: 185,
		direction: 'outbound',
		disposition: 'answered',
		from: '204',
		to: '0500000001',
		answeredBy: '0500000001',
		extension: '204',
	});
	expect(legs).toMatchObject([
		{ originateId, talkSeconds: 185, to: '0500000001' },
		{ originateId, talkSeconds: 185, answeredBy: '204' },
	]);
	expect(waitedSeconds).toBeGreaterThanOrEqual(187);
	expect(waitedSeconds).toBeLessThan(210);
});

test('asks for the CDRs around the call, in growing pauses, and for its source', async () => {
	pbx.simulator.switches.talkSeconds = 183;
	await pbx.run(WAIT);
	const [first, ...more] = pbx.sent();
	const others = more.filter(isCdrs);
	const { start, end } = others[0];
	const begin = String(pbx.simulator.state.legs[0].row.start);

	expect(first.reqtype).toBe('DIAL');
	// Whether it is there, as the call begins; whether it still talks, as its rows are there.
	expect(more.filter((each) => !isCdrs(each))).toMatchObject([
		{ info: 'extstate', ext: '204' },
		{ info: 'extstate', ext: '204' },
		{ reqtype: 'GETCURRENTCALLS', phone: '204', format: 'json' },
		{ reqtype: 'GETCURRENTCALLS', phone: '204', format: 'plain' },
	]);
	expect(others.length).toBeGreaterThan(15);
	expect(others.length).toBeLessThan(30);
	expect(minutesBetween(start, begin)).toBeCloseTo(15, 0);
	expect(minutesBetween(begin, end)).toBeGreaterThan(23 * 60);
	expect(new Set(others.map((each) => each.start)).size).toBe(1);
});

function minutesBetween(from: string, to: string): number {
	const [start, end] = [from, to].map((text) => Date.parse(`${text.replace(' ', 'T')}Z`));
	return (end - start) / 60_000;
}

test.each([
	['0500000486', 'busy', 'The destination (0500000486) was busy'],
	['0500000408', 'noAnswer', 'The destination (0500000408) did not answer'],
	// A number that does not exist looks like one that nobody answers.
	['0500000404', 'noAnswer', 'The destination (0500000404) did not answer'],
	['0500000503', 'failed', 'The destination (0500000503) could not be reached'],
	['206', 'failed', 'The destination (206) could not be reached'],
	['208', 'busy', 'The destination (208) was busy'],
])('a call to %s ends as %s', async (destination, outcome, endedBecause) => {
	const run = await pbx.run({ ...waiting({ options: { ringSeconds: 5 } }), destination });

	expect(run.json()).toEqual([
		expect.objectContaining({
			...{ outcome, endedBecause, decidedBy: 'destination', answeredBy: null, talkSeconds: 0 },
			call: expect.objectContaining({ disposition: outcome, talkSeconds: 0 }) as object,
		}),
	]);
	const [{ legs }] = run.json();
	expect(legs).toContainEqual(expect.objectContaining({ disposition: 'answered' }));
	expect(legs).toContainEqual(expect.objectContaining({ disposition: outcome }));
});

test('a call to a full trunk ends as congestion where the PBX has the word', async () => {
	pbx.simulator.switches.congestion = 'yes';
	const run = await pbx.run({ ...WAIT, destination: '0500000503' });

	expect(run.json()).toMatchObject([
		{
			outcome: 'congestion',
			endedBecause: 'The destination (0500000503) could not be reached, as no line was free',
		},
	]);
});

test.each([
	['207', 'noAnswer', 'The source (207) did not answer, so the destination was not called'],
	['208', 'busy', 'The source (208) was busy, so the destination was not called'],
	['206', 'failed', 'The source (206) could not be reached, so the destination was not called'],
])('a call from %s ends as %s at the source', async (source, outcome, endedBecause) => {
	// Only with this option does a source leave a row that is not registered.
	if (source === '206') pbx.simulator.switches.unanswered = 'yes';
	const run = await pbx.run({ ...waiting({ options: { ringSeconds: 5 } }), source });

	expect(run.json()).toMatchObject([
		{
			...{ outcome, endedBecause, decidedBy: 'source', answeredBy: null, talkSeconds: 0 },
			call: { disposition: outcome },
		},
	]);
});

test.each([
	['another extension', { destination: '205' }, '205'],
	['a queue', { destination: '901' }, '205'],
	['a virtual extension', { destination: '210' }, '205'],
	['the account as source', { source: 'ACCOUNT' }, '0500000001'],
])('tells who answered behind %s', async (_, parties, answeredBy) => {
	const run = await pbx.run({ ...waiting({ options: { account: '204-DEMOCO' } }), ...parties });

	expect(run.json()).toEqual([
		expect.objectContaining({ outcome: 'answered', answeredBy, talkSeconds: 8 }),
	]);
});

test.each([-10, 10, 600])(
	'finds the call when the PBX clock is off by %d minutes',
	async (minutes) => {
		pbx.simulator.clock.advance({ minutes });
		const run = await pbx.run(WAIT);

		expect(run.json()).toEqual([expect.objectContaining({ outcome: 'answered', talkSeconds: 8 })]);
	},
);

test.each(['invalidByte', 'emptyElements', 'noBracket'] as const)(
	'reads CDRs whose JSON is broken (%s)',
	async (cdrsJson) => {
		pbx.simulator.switches.cdrsJson = cdrsJson;
		const run = await pbx.run(WAIT);

		expect(run.json()).toEqual([expect.objectContaining({ outcome: 'answered' })]);
	},
);

test.each(['dropBeforeReply', 'http500', 'webPage'] as const)(
	'a dial whose answer is lost (%s) is not followed',
	async (fault) => {
		pbx.simulator.fail(fault, { times: 1 });
		const run = await pbx.run(WAIT);

		expect(run.error?.message).toMatch(/^Outcome unknown, the phone may be ringing\. /);
		expect(pbx.sent()).toHaveLength(1);
	},
);

test('a dial that the PBX does not confirm cannot be followed, in words', async () => {
	pbx.simulator.fail('blank', { times: 1 });
	const run = await pbx.run(WAIT);

	expect(run.json()).toEqual([
		{
			...{ confirmed: false, originateId: null, reply: '' },
			...{ source: '204', destination: '0500000001', outcome: 'unknown' },
			endedBecause: 'The PBX gave no originate ID, so the call could not be followed',
			...{ decidedBy: null, answeredBy: null, talkSeconds: null, waitedSeconds: 0 },
			...{ sourceUnregistered: false, call: null, legs: [] },
		},
	]);
	expect(pbx.sent()).toHaveLength(1);
});

describe('with CDRs that cannot be read', () => {
	test.each(['http500', 'dropBeforeReply', 'truncated', 'webPage', 'junk', 'blank'] as const)(
		'for a while (%s), the end is seen afterwards',
		async (fault) => {
			pbx.simulator.fail(fault, { times: 5, when: isCdrs });
			const run = await pbx.run(WAIT);

			expect(run.error).toBeUndefined();
			expect(run.json()).toEqual([
				expect.objectContaining({ outcome: 'answered', talkSeconds: 8 }),
			]);
			expect(reads().length).toBeGreaterThan(5);
		},
	);

	test('for ever, the end is unknown, and the item says why', async () => {
		pbx.simulator.fail('http500', { when: isCdrs });
		const run = await pbx.run(waiting({ maxWaitSeconds: 60 }));
		const [{ waitedSeconds, ...item }] = run.json();

		expect(run.error).toBeUndefined();
		expect(item).toMatchObject({
			originateId: expect.any(String) as string,
			outcome: 'unknown',
			endedBecause: `The PBX showed no end of the call within ${String(waitedSeconds)} seconds: The web server of the PBX failed to answer (HTTP 500)`,
			...{ decidedBy: null, answeredBy: null, talkSeconds: null },
			...{ call: null, legs: [] },
		});
		expect(waitedSeconds).toBeGreaterThanOrEqual(60);
	});
});

describe('a call that outlasts the wait', () => {
	const SHORT = waiting({ maxWaitSeconds: 30 });
	const without =
		(...infos: string[]) =>
		({ info, reqtype }: Record<string, string>) =>
			infos.includes(info ?? reqtype);
	beforeEach(() => {
		pbx.simulator.switches.talkSeconds = 900;
	});

	test.each(['object', 'array', 'doubled'] as const)(
		'is still talking, and goes on (%s)',
		async (callShape) => {
			pbx.simulator.switches.callShape = callShape;
			const run = await pbx.run(SHORT);
			const [{ waitedSeconds, ...item }] = run.json();

			expect(item).toMatchObject({
				originateId: pbx.simulator.state.calls[0].originateId,
				outcome: 'stillTalking',
				endedBecause: `It has not ended within ${String(waitedSeconds)} seconds, and goes on`,
				...{ decidedBy: null, answeredBy: null, talkSeconds: null },
				...{ call: null, legs: [] },
			});
			expect(pbx.sent().filter(({ reqtype }) => reqtype === 'HANGUP')).toEqual([]);
		},
	);

	test('is known by its source where the PBX does not show it itself', async () => {
		pbx.simulator.fail('blank', { when: without('call') });
		const run = await pbx.run(SHORT);

		expect(run.json()).toEqual([expect.objectContaining({ outcome: 'stillTalking' })]);
		expect(pbx.sent().at(-1)).toMatchObject({ info: 'extstate', ext: '204' });
	});

	test('is known by the calls of its source where that has several', async () => {
		pbx.simulator.fail('blank', { when: without('call') });
		pbx.simulator.switches.callShape = 'array';
		const items = [{ destination: '0500000001' }, { destination: '0500000002' }];
		const fields = { maxWaitSeconds: 30, callsAtOnce: 2 };
		const run = await pbx.run(waitingEach(fields), { items });

		expect(run.json().map(({ outcome }) => outcome)).toEqual(['stillTalking', 'stillTalking']);
	});

	test('is unknown where its source is seen to talk with somebody else', async () => {
		pbx.simulator.fail('blank', { when: without('call', 'GETCURRENTCALLS') });
		const items = [{ destination: '0500000001' }, { destination: '0500000002' }];
		const fields = { maxWaitSeconds: 30, callsAtOnce: 2 };
		const run = await pbx.run(waitingEach(fields), { items });

		expect(run.json().map(({ outcome }) => outcome)).toEqual(['stillTalking', 'unknown']);
	});

	test('is unknown where the PBX cannot be asked', async () => {
		pbx.simulator.fail('http500', { when: without('call', 'extstate', 'GETCURRENTCALLS') });
		const run = await pbx.run(SHORT);

		expect(run.error).toBeUndefined();
		expect(run.json()).toEqual([expect.objectContaining({ outcome: 'unknown' })]);
	});

	test('of an outside source is asked for by its own ID only', async () => {
		pbx.simulator.fail('blank', { when: without('call') });
		const run = await pbx.run({ ...SHORT, source: '0500000002' });

		expect(run.json()).toEqual([expect.objectContaining({ outcome: 'unknown' })]);
		expect(pbx.sent().filter(({ info }) => info === 'extstate')).toEqual([]);
	});
});

describe('many calls', () => {
	const NUMBERS = ['001', '486', '002', '404', '003', '004', '486', '005', '006', '007'];
	const ITEMS = NUMBERS.map((ending) => ({ destination: `0500000${ending}` }));
	const OUTCOMES = NUMBERS.map(
		(ending) => ({ '486': 'busy', '404': 'noAnswer' })[ending] ?? 'answered',
	);

	test.each([
		[undefined, 1],
		[3, 3],
		[20, 10],
	])('with Calls at Once %s never more are up, and all come out in order', async (given, most) => {
		pbx.simulator.switches.talkSeconds = 30;
		const up = callsUp();
		const run = await pbx.run(waitingEach(given ? { callsAtOnce: given } : {}), { items: ITEMS });

		expect(run.error).toBeUndefined();
		expect(dialled(pbx)).toEqual(ITEMS.map(({ destination }) => destination));
		expect(Math.max(...up)).toBeLessThanOrEqual(most);
		expect(given === undefined || Math.max(...up) > 1).toBe(true);
		expect(run.json().map(({ destination, outcome }) => [destination, outcome])).toEqual(
			ITEMS.map(({ destination }, index) => [destination, OUTCOMES[index]]),
		);
		expect(run.items().map(({ pairedItem }) => pairedItem)).toEqual(
			ITEMS.map((_, item) => ({ item })),
		);
		// One reader for all, and one dialler.
		expect(pbx.simulator.mostInFlight).toBeLessThanOrEqual(2);
	});

	test('side by side need hardly more reads than one alone', async () => {
		pbx.simulator.switches.talkSeconds = 120;
		await pbx.run(waiting({ callsAtOnce: 10 }));
		const alone = reads().length;
		pbx.simulator.clearRequests();
		const items = ITEMS.filter((_, index) => OUTCOMES[index] === 'answered');
		await pbx.run(waitingEach({ callsAtOnce: 10 }), { items });

		expect(items).toHaveLength(7);
		expect(reads().length).toBeLessThan(alone * 2);
	});

	test('an item that does not wait holds nobody up', async () => {
		pbx.simulator.switches.talkSeconds = 900;
		const up = callsUp();
		const run = await pbx.run(DIAL_EACH, { items: ITEMS.slice(0, 3) });

		expect(run.error).toBeUndefined();
		expect(Math.max(...up)).toBe(3);
		expect(reads()).toEqual([]);
	});

	test('an item that fails ends the waits of the others, and the run with its error', async () => {
		pbx.simulator.switches.talkSeconds = 200;
		const items = [ITEMS[0], { destination: ' ' }, ITEMS[2]];
		const run = await pbx.run(waitingEach({ callsAtOnce: 2 }), { items });

		expect(run.error?.message).toBe('Destination is empty [item 1]');
		expect(dialled(pbx)).toEqual([ITEMS[0].destination]);
		const asked = pbx.sent().length;
		await pause(100);
		expect(pbx.sent()).toHaveLength(asked);
	});

	test('with Continue On Fail only the item that fails has no end', async () => {
		pbx.simulator.fail('dropBeforeReply', { when: ({ dest }) => dest === ITEMS[2].destination });
		const run = await pbx.run(waitingEach({ callsAtOnce: 3 }), {
			items: ITEMS.slice(0, 4),
			node: { onError: 'continueRegularOutput' },
		});

		expect(run.json().map(({ outcome, error }) => error ?? outcome)).toEqual([
			'answered',
			'busy',
			expect.stringMatching(/^Outcome unknown, the phone may be ringing\./),
			'noAnswer',
		]);
	});
});

test.each([{}, { onError: 'continueRegularOutput' as const }])(
	'a cancelled execution asks nothing more, hangs nobody up and dials nobody (%j)',
	async (node) => {
		pbx.simulator.switches.talkSeconds = 900;
		const stop = new AbortController();
		let asked = 0;
		pbx.simulator.fail('slow', {
			milliseconds: 1,
			when(params) {
				if (isCdrs(params) && ++asked === 3) stop.abort();
				return isCdrs(params);
			},
		});
		const items = ['001', '002', '003'].map((ending) => ({ destination: `0500000${ending}` }));
		const run = await pbx.run(waitingEach({ callsAtOnce: 2 }), {
			items,
			signal: stop.signal,
			node,
		});

		expect(run.status).toBe('canceled');
		// Half a minute and more of the wait, were it still going on.
		await pause(100);
		expect(dialled(pbx)).toEqual(['0500000001', '0500000002']);
		expect(reads()).toHaveLength(3);
		expect(pbx.sent()).toHaveLength(7);
		expect(pbx.simulator.state.calls).toHaveLength(2);
	},
);

describe('with Retry On Fail', () => {
	/** Three calls, of which the third cannot be dialled in the first try. */
	async function runTwice(fields: object) {
		let tries = 0;
		let decryptions = 0;
		const sentByTry: number[] = [];
		const credential = pbx.credential();
		const credentials = {
			// n8n decrypts the credential for each item at each try.
			get gisPbxApi() {
				if (decryptions++ % 3 === 0) {
					tries += 1;
					sentByTry.push(pbx.sent().length);
				}
				return credential;
			},
		};
		const third = {
			get destination() {
				return tries === 1 ? ' ' : '0500000003';
			},
		};
		const items = [{ destination: '0500000001' }, { destination: '0500000486' }, third];
		const run = await pbx.run(waitingEach(fields), { items, credentials, node: RETRY });

		expect(run.attempts()).toBe(2);
		expect(run.error).toBeUndefined();
		expect(dialled(pbx)).toEqual(['0500000001', '0500000486', '0500000003']);
		return { run, again: pbx.sent().slice(sentByTry[1]) };
	}

	test('nobody is dialled twice, and ends are told again, however long ago the calls were', async () => {
		// Longer than the margin in which calls dialled just now are looked for.
		pbx.simulator.switches.talkSeconds = 1200;
		const { run } = await runTwice({ maxWaitSeconds: 3600 });

		expect(run.json().map(({ outcome, talkSeconds }) => [outcome, talkSeconds])).toEqual([
			['answered', 1202],
			['busy', 0],
			['answered', 1202],
		]);
		const ids = pbx.simulator.state.legs.map(({ row }) => row.originateid);
		expect(run.json().map(({ originateId }) => originateId)).toEqual([...new Set(ids)]);
	});

	test('a wait that is over is not begun anew', async () => {
		pbx.simulator.switches.talkSeconds = 900;
		const { run, again } = await runTwice({ maxWaitSeconds: 30 });
		const beforeTheThird = again.slice(
			0,
			again.findIndex(({ reqtype }) => reqtype === 'DIAL'),
		);

		expect(run.json().map(({ outcome }) => outcome)).toEqual([
			'stillTalking',
			'busy',
			'stillTalking',
		]);
		expect(beforeTheThird.filter(isCdrs).length).toBeLessThanOrEqual(4);
	});
});

test('a dry run follows nothing', async () => {
	const run = await pbx.run(waiting({ options: { dryRun: true } }));

	expect(run.json()).toEqual([expect.objectContaining({ dryRun: true })]);
	expect(run.json()[0]).not.toHaveProperty('outcome');
	expect(pbx.sent()).toEqual([]);
});

test.each([
	[{ maxWaitSeconds: 0 }, 'Max Wait (Seconds) must be a whole number from 1 to 86400'],
	[{ callsAtOnce: 21 }, 'Calls at Once must be a whole number from 1 to 20'],
])('refuses %j', async (fields, message) => {
	const run = await pbx.run(waiting(fields));

	expect(run.error?.message).toBe(`${message} [item 0]`);
	expect(pbx.sent()).toEqual([]);
});

describe('Dial that was saved with Wait for End, which was an option of it once,', () => {
	const saved = (options: object) => ({ ...DIAL, options: { waitForEnd: true, ...options } });

	test('comes out as Dial and Wait does', async () => {
		const [run, asked] = [await pbx.run(saved({})), pbx.sent()];
		pbx.simulator.clearRequests();
		const today = await pbx.run(WAIT);

		expect(run.error).toBeUndefined();
		expect(Object.keys(run.json()[0])).toEqual(Object.keys(today.json()[0]));
		expect(run.json()).toMatchObject([{ outcome: 'answered', talkSeconds: 8, legs: [{}, {}] }]);
		expect(asked[0]).toEqual(pbx.sent()[0]);
	});

	test('gives up after its Max Wait', async () => {
		pbx.simulator.switches.talkSeconds = 900;
		const run = await pbx.run(saved({ maxWaitSeconds: 30 }));

		expect(run.json()).toMatchObject([{ outcome: 'stillTalking' }]);
	});

	test('has as many Calls at Once', async () => {
		pbx.simulator.switches.talkSeconds = 30;
		const up = callsUp();
		const items = ['001', '002', '003'].map((ending) => ({ destination: `0500000${ending}` }));
		const { options } = saved({ callsAtOnce: 2 });
		const run = await pbx.run({ ...DIAL_EACH, options }, { items });

		expect(run.json().map(({ outcome }) => outcome)).toEqual(Array(3).fill('answered'));
		expect(Math.max(...up)).toBe(2);
	});

	test('waits for nothing where the option is off', async () => {
		const run = await pbx.run(saved({ waitForEnd: false, maxWaitSeconds: 30 }));

		expect(run.json()[0]).not.toHaveProperty('outcome');
		expect(pbx.sent()).toHaveLength(1);
	});

	test.each([
		[{ waitForEnd: '={{ "perhaps" }}' }, 'Wait for End must be true or false'],
		[{ maxWaitSeconds: 0 }, 'Max Wait (Seconds) must be a whole number from 1 to 86400'],
	])('refuses %j', async (options, message) => {
		const run = await pbx.run(saved(options));

		expect(run.error?.message).toBe(`${message} [item 0]`);
		expect(pbx.sent()).toEqual([]);
	});
});

saysWhenTheKeyIsWrong(pbx, WAIT);
failsItemByItem(pbx, WAIT, { field: 'source', label: 'Source', good: () => '204' });

describe('of several tenants, by expressions in the credential', () => {
	const tenants = useTenants(pbx, ['DEMOCO', 'OTHER', 'THIRD']);

	test('each call is followed in its own', async () => {
		const destination = '0500000001';
		const run = await pbx.run(waitingEach({ callsAtOnce: 4 }), {
			items: [0, 1, 2, 1].map((place) => tenants.itemOf(place, { destination })),
			credentials: { gisPbxApi: tenants.credential() },
		});

		expect(run.error).toBeUndefined();
		expect(run.json().map(({ outcome }) => outcome)).toEqual(Array(4).fill('answered'));
		const reading = tenants.arrived('info').map((asked) => asked.filter((info) => info === 'cdrs'));
		const rounds = reading.map(({ length }) => length);
		// One watch for both calls of OTHER.
		expect(rounds[1]).toBeLessThan(rounds[0] + rounds[2]);
	});
});
