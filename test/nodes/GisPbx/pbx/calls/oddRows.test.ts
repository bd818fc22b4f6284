/** Rows with whatever in whatever columns: each is told, in one call of its own or with others. */
import fc from 'fast-check';
import { callEventFrom } from '../../../../../nodes/GisPbx/pbx/calls/callEvent';
import {
	addCallDetails,
	legsByCall as legsByCallInStretches,
} from '../../../../../nodes/GisPbx/pbx/calls/callDetails';
import { currentCallsFrom } from '../../../../../nodes/GisPbx/pbx/calls/currentCall';
import { callsOfLegs as callsOfLegsInStretches } from '../../../../../nodes/GisPbx/pbx/calls/groupLegs';
import { callFromSimpleCdr, legFromCdr } from '../../../../../nodes/GisPbx/pbx/calls/readCdr';
import { agentsFrom, membersFrom } from '../../../../../nodes/GisPbx/pbx/lists/member';
import { recordingFrom } from '../../../../../nodes/GisPbx/pbx/lists/recording';
import { voicemailMessageFrom } from '../../../../../nodes/GisPbx/pbx/lists/voicemail';
import type { Row } from '../../../../../nodes/GisPbx/pbx/rows';
import { PbxClock } from '../../../../../nodes/GisPbx/pbx/time/zoneClock';
import { allAtOnce } from '../atOnce';

const callsOfLegs = allAtOnce(callsOfLegsInStretches);
const legsByCall = allAtOnce(legsByCallInStretches);

const CLOCK = new PbxClock('Asia/Jerusalem');

const GOOD = {
	...{ ID: '1', accountcode: 'DEMOCO', userfield: '[inbound]', dcontext: 'fromoutside' },
	...{ start: '2026-06-01 12:00:00', answer: '2026-06-01 12:00:05', end: '2026-06-01 12:00:35' },
	...{ clid: '"Dana" <0500000001>', realsrc: '0500000001', firstdst: '0700000000', dst: '900' },
	...{ duration: '35', billsec: '30', disposition: 'ANSWERED', lastapp: 'Dial', prevuniqueid: '' },
	...{ uniqueid: 'pbx01-1780304400.1', linkedid: 'pbx01-1780304400.1', originateid: '' },
	...{ lastdst: '204-DEMOCO', wherelanded: '204', dstchannel: 'PJSIP/204-DEMOCO-00001a2b' },
};

const odd = fc.oneof(
	fc.constantFrom<unknown>(
		...['', '0', '-1', '-1780304400', '18446744073709551615', '1e308', '-1e308', 'NaN', 'Infinity'],
		...['0000-00-00 00:00:00', '1970-01-01 00:00:00', '2162-01-01 00:00:00', '9999-12-31 23:59:59'],
		...['0100-01-01 00:00:00', null, true, [], {}, Number.MAX_VALUE, -Number.MAX_VALUE],
	),
	fc.string({ unit: 'binary', maxLength: 40 }),
	fc.integer(),
);
const oddRow = fc
	.dictionary(fc.constantFrom(...Object.keys(GOOD)), odd)
	.map((row) => ({ ...GOOD, ...row }));

test('5,000 legs, alone and as calls', () => {
	fc.assert(
		fc.property(fc.array(oddRow, { minLength: 50, maxLength: 50 }), (rows) => {
			const legs = rows.map((row) => ({ row, record: legFromCdr(row, CLOCK) }));
			const calls = callsOfLegs(legs, '2026-06-01 00:00:00', CLOCK);
			expect(calls.flatMap(({ rows: told }) => told)).toHaveLength(rows.length);
			for (const { record } of legs) {
				const { startedAt, endedAt, durationSeconds, talkSeconds } = record;
				for (const iso of [startedAt, endedAt]) expect(iso ?? '2026-').toMatch(/^\d{4}-/);
				expect(durationSeconds ?? 0).toBeGreaterThanOrEqual(0);
				expect(talkSeconds ?? 0).toBeGreaterThanOrEqual(0);
				if (startedAt && endedAt)
					expect(Date.parse(endedAt)).toBeGreaterThanOrEqual(Date.parse(startedAt));
			}
		}),
		{ numRuns: 100 },
	);
});

const columnsOf = (names: string[]) => fc.dictionary(fc.constantFrom(...names), odd);
const isWhole = (value: object) => expect(JSON.parse(JSON.stringify(value))).toBeTruthy();

test.each<[string, string[], (row: Row) => object]>([
	[
		'a call, with details',
		[
			'sc_start',
			'sc_duration',
			'sc_billsec',
			'sc_disposition',
			'sc_uniqueid',
			'sc_whoanswered',
			'tenantcode',
		],
		(row) => addCallDetails(callFromSimpleCdr(row, CLOCK), legsByCall([])),
	],
	[
		'an event',
		[
			'action',
			'duration',
			'record_url',
			'from_phone',
			'target_phone',
			'extension',
			'is_outgoing',
			'original_call_id',
		],
		(row) => callEventFrom(row, 'DEMOCO'),
	],
	[
		'a message',
		['origtime', 'DateTime', 'duration', 'callerid', 'dir', 'msg_id'],
		(row) => voicemailMessageFrom(row, CLOCK),
	],
	[
		'a call that is up',
		['start', 'uniqueid', 'channel', 'from', 'to'],
		(row) => currentCallsFrom([row], CLOCK),
	],
	[
		'a recording',
		['0', '1', '2', '3', '4', '5'],
		(row) => recordingFrom(Object.values(row).map(String), CLOCK),
	],
	['members', ['0', '204-DEMOCO', 'x'], (row) => membersFrom(row)],
	['agents', ['204-DEMOCO', '0', 'x'], (row) => agentsFrom(row)],
])('%s from whatever', (_, names, read) => {
	fc.assert(
		fc.property(columnsOf(names), (row) => isWhole(read(row))),
		{ numRuns: 500 },
	);
});

test('an odd agent or member takes no other with it', () => {
	fc.assert(
		fc.property(odd, (entry) => {
			const agents = agentsFrom({ '204-DEMOCO': { '0': 1, '1': 'paused' }, '205-DEMOCO': entry });
			expect(agents.map(({ extension }) => extension)).toContain('204');
			const members = membersFrom(['204-DEMOCO', entry]);
			expect(members.map(({ extension }) => extension)).toContain('204');
		}),
	);
});

test('a call that lasted less than nothing was answered when it began', () => {
	const printed = { sc_start: '2026-06-01 12:00:00', sc_duration: '-5', sc_billsec: '30' };
	const call = callFromSimpleCdr({ ...printed, sc_disposition: 'ANSWERED' }, CLOCK);
	expect(call).toMatchObject({
		startedAt: '2026-06-01T12:00:00+03:00',
		answeredAt: '2026-06-01T12:00:00+03:00',
		durationSeconds: 0,
		oddities: ['durationSeconds', 'answeredAt'],
	});
});
