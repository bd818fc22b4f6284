/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
/**
 * Calls as a real Asterisk 16.28 filed them (test/fixtures/asterisk), told from its rows in both ways in
 * which MiRTA may fill its own columns, and from the bare rows where a recording has no others.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';

import { endOfCall } from '../../../../../nodes/GisPbx/pbx/calls/callEnd';
import type { GroupedCall } from '../../../../../nodes/GisPbx/pbx/calls/groupedCall';
import { callsOfLegs as callsOfLegsInStretches } from '../../../../../nodes/GisPbx/pbx/calls/groupLegs';
import { legFromCdr } from '../../../../../nodes/GisPbx/pbx/calls/readCdr';
import type { Row } from '../../../../../nodes/GisPbx/pbx/rows';
import { PbxClock } from '../../../../../nodes/GisPbx/pbx/time/zoneClock';
import { allAtOnce } from '../atOnce';

const callsOfLegs = allAtOnce(callsOfLegsInStretches);

interface Truth {
	answeredBy?: string | null;
	rang?: string[];
	queue?: string;
	transfers?: string[];
	outcome?: string;
	decidedBy?: string;
	talk?: number;
	/** Without the time in which the customer waited for a consultation. */
	talkOfCustomer?: number;
	wait?: number;
}

interface Scenario {
	id: string;
	/** By the phones' own clocks, in seconds; where it was taken. */
	truth: Truth | null;
	asteriskRows: Row[];
	cdrsAsSetByDialplan: Row[] | null;
	cdrsWithPlacesFromDstchannel: Row[] | null;
}

const FOLDER = join(__dirname, '../../../../fixtures/asterisk');
const CLOCK = new PbxClock('Asia/Jerusalem');
const DIALLED = { source: '204', destination: '205' };

const scenarios = readdirSync(FOLDER).map(
	(file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Scenario,
);

const withoutId = (row: Row): Row =>
	Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'ID'));

/** Every form of a scenario that has rows. */
const formsOf = (scenario: Scenario): Array<[name: string, rows: Row[]]> => {
	const dialplan = scenario.cdrsAsSetByDialplan ?? [];
	const places = scenario.cdrsWithPlacesFromDstchannel ?? [];
	const forms: Array<[string, Row[]]> = [
		['columns as a dialplan sets them', dialplan],
		['columns as a dialplan sets them, without ID', dialplan.map(withoutId)],
		['places told from dstchannel', places],
		['places told from dstchannel, without ID', places.map(withoutId)],
	];
	const told = forms.filter(([, rows]) => rows.length > 0);
	return told.length > 0 ? told : [['bare rows', scenario.asteriskRows]];
};

const callsOf = (rows: Row[]): GroupedCall[] =>
	callsOfLegs(
		rows.map((row) => ({ row, record: legFromCdr(row, CLOCK) })),
		'2000-01-01 00:00:00',
		CLOCK,
	).map(({ call }) => call);

type Told = Pick<GroupedCall, 'disposition' | 'answeredBy' | 'rang'>;
const answered = (answeredBy: string, ...rang: string[]): Told => ({
	disposition: 'answered',
	answeredBy,
	rang: rang.length > 0 ? rang : [answeredBy],
});
const outside = (answeredBy: string): Told => ({ ...answered(answeredBy), rang: [] });
const missed = (disposition: string, ...rang: string[]): Told => ({
	disposition,
	answeredBy: null,
	rang,
});

/** What happened, by the end of the scenario's name; of some the options of Asterisk decide. */
const EXPECTED: Record<string, Told[]> = {
	'/01-internal-answered': [answered('205')],
	'/02-outbound-answered': [outside('0500000002')],
	'/03-inbound-answered': [answered('204')],
	'/04-busy': [missed('busy', '205')],
	'/05-noanswer': [missed('noAnswer', '205')],
	'/06-caller-cancels': [missed('noAnswer', '205')],
	// Only congestion=yes tells it from a failure.
	'congestion/07-congestion-503': [missed('congestion')],
	'/07-congestion-503': [missed('failed')],
	// A number that does not exist looks like one that nobody answered.
	'/07b-unallocated-404': [missed('noAnswer')],
	'/08-unreachable-static': [missed('noAnswer', '208')],
	'/08b-unreachable-qualified': [missed('failed')],
	'/09-unregistered': [missed('failed')],
	'/10-ringgroup-one-answers': [answered('205', '204', '205', '206')],
	'/11-ringgroup-nobody': [missed('noAnswer', '204', '205', '206')],
	'/11c-ringgroup-all-busy': [missed('busy', '204', '205', '206')],
	'/12-queue-2nd-answers': [answered('205', '204', '205')],
	'/13-queue-abandoned': [missed('noAnswer', '204', '205')],
	'/14-queue-timeout-voicemail': [missed('noAnswer', '204', '205')],
	'/14b-queue-local-members': [answered('205', '204', '205')],
	'/14c-queue-local-members-n': [answered('205', '204', '205')],
	'/14f-queue-no-members': [missed('noAnswer')],
	'/15-blind-by-callee': [answered('204', '204', '205')],
	'/16-blind-by-caller': [answered('205', '205', '206')],
	'/17-attended-by-callee': [answered('204', '204', '205')],
	'/17c-ami-atxfer': [answered('204', '204', '205')],
	'/17e-ami-blindtransfer': [answered('204', '204', '205')],
	'/17g-attended-by-caller': [answered('0500000002', '205')],
	'/17h-attended-to-outside': [answered('204')],
	'/17i-attended-while-ringing': [answered('204', '204', '205')],
	'/18-forward-302': [answered('205', '204', '205')],
	'/19-c2c-both-answer': [answered('205')],
	'/19n-c2c-both-answer-n': [answered('205')],
	'/20-c2c-dest-busy': [missed('busy', '205')],
	'/21-c2c-dest-noanswer': [missed('noAnswer', '205')],
	'/22-c2c-source-noanswer': [missed('noAnswer')],
	'/22b-c2c-originate-timeout': [missed('noAnswer')],
	'/23-c2c-source-busy': [missed('busy')],
	'/25-c2c-source-unregistered': [missed('failed')],
	'/25b-c2c-dest-unregistered': [missed('failed')],
	'/26-c2c-source-hangs-up-while-ringing': [missed('noAnswer', '205')],
	'/27a-hangup-leg-n': [answered('205')],
	'/27b-hangup-leg-n': [answered('205')],
	'/27c-hangup-leg-n': [answered('205')],
	'/27d-hangup-leg-n': [answered('205')],
	'/27e-hangup-names': [answered('205')],
	// Each of three talks with whoever is in the conference already; nobody rang.
	'/29-confbridge': [outside('205'), outside('206'), missed('noAnswer')],
	'/30-mixmonitor': [answered('204')],
	'/30b-mixmonitor-noanswer': [missed('noAnswer', '204')],
	'/31-voicemail-fallback': [missed('noAnswer', '204')],
	'/32-hunt': [answered('206', '204', '205', '206')],
	'/33-ivr-then-ext': [answered('204')],
	'/33c-ivr-only': [missed('noAnswer')],
	'congestion/34-no-second-party': [
		missed('congestion'),
		missed('congestion'),
		missed('noAnswer'),
		missed('noAnswer'),
	],
	'unanswered/34-no-second-party': [
		missed('failed'),
		missed('busy'),
		missed('failed'),
		missed('noAnswer'),
		missed('noAnswer'),
	],
	'/34-no-second-party': [missed('noAnswer'), missed('noAnswer')],
	'/35-h-extension': [answered('204')],
	'/38-queue-then-blind': [answered('204', '204', '206')],
	'/40-subsecond': [answered('205'), answered('205')],
	'/41-same-parties-twice': [answered('204'), answered('204')],
	'/42-ringgroup-all-at-once': [answered('204', '204', '205', '206')],
	'/44-ami-hangup-cause': [answered('205')],
	'/45-ami-hangup-ringing-callee': [missed('noAnswer', '205')],
	'/47-originate-without-local-noanswer': [],
	'/50-midnight': [answered('208')],
	'/51-autumn-into-repeat': [answered('208')],
	'/51b-autumn-second-pass': [answered('208')],
	'/51c-autumn-hour-long': [answered('208')],
	'/52-spring-gap': [answered('208')],
	'/53-long': [answered('208')],
	'/60-c2c-dest-busy-nothing-after-dial': [missed('busy', '205')],
	'/62-hangup-local-after-optimisation': [answered('205')],
	'/63-unrelated-originate': [answered('204'), answered('205')],
	'/64-ami-atxfer-of-customer': [answered('204', '204', '205')],
	'/65-recording-while-up': [answered('204')],
	'/66-park-retrieved': [answered('204')],
	'/67-park-comes-back': [answered('204')],
	'/68-park-abandoned': [answered('204')],
	'/69-pickup': [answered('205', '204')],
	'/69b-pickup-internal': [answered('205', '204')],
	'/69c-pickup-ringgroup': [answered('206', '204', '205')],
	'/69d-pickup-queue': [answered('205', '204')],
	'/69e-pickup-queue-at-once': [answered('205', '204')],
	// The number of the mobile phone stands in no column.
	'/70-did-to-mobile': [{ disposition: 'answered', answeredBy: null, rang: [] }],
	'/70b-did-to-mobile-unanswered': [missed('noAnswer')],
};

/** Whose talk holds what nothing in the rows tells apart: ringing in a queue, or a menu before it. */
const LONGER: Record<string, number> = {
	'v16-initsec/12-queue-2nd-answers': 2,
	'v16/33-ivr-then-ext': 3,
};
/** Where ringing is counted as talk, and no row tells for how long. */
const INCLUDES_RINGING = [
	'/12-queue-2nd-answers',
	'/15-blind-by-callee',
	'/16-blind-by-caller',
	'/17e-ami-blindtransfer',
	'/17g-attended-by-caller',
	'/17i-attended-while-ringing',
	'/19n-c2c-both-answer-n',
	'/27a-hangup-leg-n',
	'/27b-hangup-leg-n',
	'/27c-hangup-leg-n',
	'/27d-hangup-leg-n',
	'/33-ivr-then-ext',
	'/38-queue-then-blind',
	'/66-park-retrieved',
	'/67-park-comes-back',
	'/70-did-to-mobile',
];
/** Nothing in these rows holds the number of the queue. */
const NO_QUEUE = ['v16/38-queue-then-blind: places told from dstchannel'];

const expectedOf = ({ id }: Scenario) => {
	const names = Object.keys(EXPECTED).filter((name) => id.endsWith(name));
	return EXPECTED[names.sort((a, b) => b.length - a.length)[0]];
};

const cases = scenarios.flatMap((scenario) =>
	formsOf(scenario).map(([form, rows]) => ({ name: `${scenario.id}: ${form}`, scenario, rows })),
);

test('every scenario is looked at', () => {
	expect(scenarios).toHaveLength(107);
	expect(scenarios.filter((scenario) => !expectedOf(scenario)).map(({ id }) => id)).toEqual([]);
});

describe.each(cases)('$name', ({ name, scenario, rows }) => {
	const { truth } = scenario;

	test('tells the calls, who took them and who rang', () => {
		const expected = scenario.asteriskRows.length > 0 ? expectedOf(scenario) : [];
		expect(callsOf(rows)).toMatchObject(expected);
		expect(callsOf(rows)).toHaveLength(expected.length);
	});

	test('says where talk includes ringing', () => {
		const includesRinging = INCLUDES_RINGING.some((each) => scenario.id.endsWith(each));
		const marks = callsOf(rows).map((call) => call.talkIncludesRinging);
		expect(marks).toEqual(marks.map(() => (includesRinging ? true : undefined)));
		for (const call of callsOf(rows)) {
			const own = rows.filter((row) => callsOf([row])[0].callId === call.callId);
			if (own.length !== call.legs.length) continue;
			const end = endOfCall(own, DIALLED, CLOCK, '972');
			expect([end.talkIncludesRinging, end.call.talkIncludesRinging]).toEqual([marks[0], marks[0]]);
		}
	});

	test('says of legs that nobody took neither an answer nor a talk', () => {
		for (const { legs } of callsOf(rows)) {
			for (const { disposition, answeredAt, answeredBy, talkSeconds, durationSeconds } of legs) {
				if (disposition === 'answered') continue;
				expect({ answeredAt, answeredBy, talkSeconds }).toEqual({
					answeredAt: null,
					answeredBy: null,
					talkSeconds: 0,
				});
				expect(durationSeconds).toBeGreaterThanOrEqual(0);
			}
		}
	});

	// Of a source that is not registered there is no row to be told from.
	if (!truth || rows.length === 0) return;

	test('agrees with what the phones saw', () => {
		const [call] = callsOf(rows);
		const { answeredBy, rang, queue, transfers, talk = truth.talkOfCustomer } = truth;
		if (answeredBy !== undefined) expect(call.answeredBy).toBe(answeredBy);
		if (rang) expect(call.rang).toEqual(rang);
		const isQueueTold = !NO_QUEUE.some((each) => name.startsWith(each));
		if (queue && isQueueTold) expect(call.queue).toBe(queue);
		if (transfers) {
			const told = call.transfers.map(({ from, to }) => `${from}->${to}`);
			expect(told).toEqual(transfers.map((each) => each.split(' ')[0]));
		}
		if (talk !== undefined) {
			expect(Math.abs((call.talkSeconds ?? NaN) - talk)).toBeLessThan(LONGER[scenario.id] ?? 1.01);
		}
		if (truth.wait !== undefined && answeredBy === null) {
			expect(Math.abs((call.waitingSeconds ?? NaN) - truth.wait)).toBeLessThan(1.01);
		}
		if (truth.outcome) {
			const end = endOfCall(rows, DIALLED, CLOCK, '972');
			expect(end.outcome).toBe(truth.outcome);
			if (truth.decidedBy) expect(end.decidedBy).toBe(truth.decidedBy);
		}
	});
});

test('those who meet in a conference are not transferred', () => {
	const [conference] = scenarios.filter(({ id }) => id.endsWith('confbridge'));
	for (const [, rows] of formsOf(conference)) {
		expect(callsOf(rows).map(({ transfers }) => transfers)).toEqual([[], [], []]);
	}
});

test('the rows of a scenario give one result in any order', () => {
	const scenario = fc
		.constantFrom(...cases.filter(({ rows }) => rows.length > 0))
		.chain(({ rows }) =>
			fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
		);
	const told = (rows: Row[]) =>
		callsOf(rows)
			.map((call) => JSON.stringify(call))
			.sort();
	fc.assert(
		fc.property(scenario, ([rows, shuffled]) => {
			expect(told(shuffled)).toEqual(told(rows));
		}),
		{ numRuns: 500 },
	);
});

test('Wait for End and Group Legs tell the same of the same rows', () => {
	for (const { rows } of cases) {
		for (const call of callsOf(rows)) {
			const own = rows.filter((row) => callsOf([row])[0].callId === call.callId);
			if (own.length !== call.legs.length) continue;
			const end = endOfCall(own, DIALLED, CLOCK, '972');
			expect(end.answeredBy).toBe(call.answeredBy);
			expect(end.talkSeconds).toBe(call.talkSeconds);
			expect(end.call.disposition).toBe(call.disposition);
		}
	}
});
