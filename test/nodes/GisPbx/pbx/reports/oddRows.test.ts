import fc from 'fast-check';

import { CallsBySlices } from '../../../../../nodes/GisPbx/pbx/calls/callsBySlices';
import { recordOf } from '../../../../../nodes/GisPbx/pbx/calls/readCdr';
import { AgentSummary } from '../../../../../nodes/GisPbx/pbx/reports/agentSummary';
import { CallSummary } from '../../../../../nodes/GisPbx/pbx/reports/callSummary';
import { queueCallOf } from '../../../../../nodes/GisPbx/pbx/reports/queueCall';
import { QueueSummary } from '../../../../../nodes/GisPbx/pbx/reports/queueSummary';
import { reportedCall } from '../../../../../nodes/GisPbx/pbx/reports/reportedCall';
import { UnreturnedCalls } from '../../../../../nodes/GisPbx/pbx/reports/unreturned';
import type { Row } from '../../../../../nodes/GisPbx/pbx/rows';
import { PbxClock } from '../../../../../nodes/GisPbx/pbx/time/zoneClock';
import { atOnce } from '../atOnce';

const clock = new PbxClock('Asia/Jerusalem');
const window = { start: '2026-06-01 00:00:00', end: '2026-06-01 23:59:59' };
const of = { window, clock, countryCode: '972', serviceLevelSeconds: 20 };

const CALL: Row = {
	sc_start: '2026-06-01 12:00:00',
	sc_direction: 'IN',
	sc_calleridnum: '0501234567',
	sc_dialednum: '0700000000',
	sc_disposition: 'ANSWERED',
	sc_duration: '70',
	sc_billsec: '60',
	sc_uniqueid: 'pbx01-1780304400.1',
	sc_whoanswered: '204',
};
const LEG: Row = {
	start: '2026-06-01 12:00:00',
	answer: '2026-06-01 12:00:10',
	end: '2026-06-01 12:01:10',
	duration: '70',
	billsec: '60',
	disposition: 'ANSWERED',
	userfield: '[inbound]',
	dstchannel: 'PJSIP/204-DEMOCO-00000001',
	lastdst: '204-DEMOCO',
	lastapp: 'Queue',
	src: '0501234567',
	dst: '900',
	uniqueid: 'pbx01-1780304400.1',
	linkedid: 'pbx01-1780304400.1',
};

const junk = fc.oneof(
	fc.constantFrom<unknown>(
		...['__proto__', 'constructor', '18446744073709551615', '-5', '1e308', 'Infinity', 'NaN', '٣'],
		...['2162-01-01 00:00:00', '1970-01-01 00:00:00', '0000-00-00 00:00:00', '2026-02-30 99:99:99'],
		...['', ' ', null, true, 1e21, -1, Number.MAX_SAFE_INTEGER, [], ['204'], {}, { a: 1 }],
	),
	fc.string({ unit: 'binary' }),
);
const oddOf = (row: Row) =>
	fc
		.dictionary(fc.constantFrom(...Object.keys(row)), junk, { minKeys: 1, maxKeys: 4 })
		.map((odd) => ({ ...row, ...odd }));

/** Every figure of a report, at any depth. */
function figuresIn(value: unknown): number[] {
	if (typeof value === 'number') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(figuresIn) : [];
}

test('odd rows neither stop a report of calls nor change what it says of the good one', () => {
	fc.assert(
		fc.property(fc.array(oddOf(CALL), { maxLength: 6 }), (odd) => {
			const rows = [...odd, CALL];
			for (const by of ['none', 'day', 'hour', 'weekday', 'did', 'extension', 'number'] as const) {
				const summary = new CallSummary({ ...of, by });
				const unreturned = new UnreturnedCalls('972');
				for (const row of rows) {
					const call = reportedCall({ call: recordOf('calls', row, clock, '972'), rows: [row] });
					summary.add(call);
					unreturned.add(call, true);
				}
				const items = summary.items();
				expect(items.reduce((sum, { calls }) => sum + calls, 0)).toBe(rows.length);
				expect(figuresIn([items, unreturned.list()]).every((each) => each >= 0)).toBe(true);
			}
		}),
		{ numRuns: 300 },
	);
});

test('odd legs neither stop a report of queues and agents nor hide the call of the good one', () => {
	fc.assert(
		fc.property(fc.array(oddOf(LEG), { maxLength: 6 }), (odd) => {
			const reader = new CallsBySlices(window, clock, Date.parse('2030-01-01T00:00:00Z'));
			const legs = [...odd, { ...LEG, uniqueid: 'good', linkedid: 'good' }].map((row) => ({
				row,
				record: recordOf('legs', row, clock, '972'),
			}));
			const calls = [...atOnce(reader.take(legs, window.end)), ...atOnce(reader.rest())];
			const agents = new AgentSummary(undefined);
			const queues = new QueueSummary({ ...of, by: 'queue', shortAbandonSeconds: 5 });
			for (const call of calls) {
				agents.add(call);
				const queueCall = queueCallOf(call);
				if (queueCall) queues.add(queueCall);
			}
			expect(calls.some(({ call }) => call.callId === 'good')).toBe(true);
			const figures = figuresIn([agents.items(), queues.items()]);
			expect(figures.every((each) => each >= 0)).toBe(true);
		}),
		{ numRuns: 300 },
	);
});
