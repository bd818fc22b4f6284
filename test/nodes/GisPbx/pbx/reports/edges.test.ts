/** Legs at the edges of what is read, and what odd ones do to a report. */
import { CallsBySlices } from '../../../../../nodes/GisPbx/pbx/calls/callsBySlices';
import { legFromCdr } from '../../../../../nodes/GisPbx/pbx/calls/readCdr';
import { queueLogFrom } from '../../../../../nodes/GisPbx/pbx/lists/queueLog';
import { AgentSummary } from '../../../../../nodes/GisPbx/pbx/reports/agentSummary';
import { CallSummary } from '../../../../../nodes/GisPbx/pbx/reports/callSummary';
import { queueCallOf } from '../../../../../nodes/GisPbx/pbx/reports/queueCall';
import { QueueSummary } from '../../../../../nodes/GisPbx/pbx/reports/queueSummary';
import { reportedCall } from '../../../../../nodes/GisPbx/pbx/reports/reportedCall';
import type { Row } from '../../../../../nodes/GisPbx/pbx/rows';
import { PbxClock } from '../../../../../nodes/GisPbx/pbx/time/zoneClock';
import { atOnce } from '../atOnce';

const clock = new PbxClock('Asia/Jerusalem');
const window = { start: '2026-06-01 00:00:00', end: '2026-06-01 23:59:59' };
const NOON = Date.parse('2026-06-01T09:00:00Z');
const ID = `pbx01-${NOON / 1000}.1`;

const row = (more: Row = {}): Row => ({
	accountcode: 'DEMOCO',
	start: '2026-06-01 12:00:00',
	answer: '2026-06-01 12:00:10',
	end: '2026-06-01 12:01:10',
	duration: '70',
	billsec: '60',
	disposition: 'ANSWERED',
	userfield: '[inbound]',
	dstchannel: 'PJSIP/204-DEMOCO-00000001',
	lastdst: '204-DEMOCO',
	lastapp: 'Dial',
	src: '0500000001',
	dst: '0700000000',
	uniqueid: ID,
	linkedid: ID,
	...more,
});
const callsOf = (rows: Row[], now = Date.parse('2030-01-01T00:00:00Z')) => {
	const reader = new CallsBySlices(window, clock, now);
	const legs = rows.map((each) => ({ row: each, record: legFromCdr(each, clock) }));
	return [...atOnce(reader.take(legs, window.end)), ...atOnce(reader.rest())];
};
const MISSED = { disposition: 'NO ANSWER', answer: '', billsec: '0' };

test('a call that may be up is left out, and told when it has been quiet', () => {
	const ofMember = row({ ...MISSED, uniqueid: `pbx01-${NOON / 1000}.2` });
	const minutes = (count: number) => NOON + 70_000 + count * 60_000;
	expect(callsOf([ofMember], minutes(14))).toEqual([]);
	expect(callsOf([ofMember], minutes(16))).toHaveLength(1);
	expect(callsOf([row()], minutes(1))).toHaveLength(1);
	const lateOne = { start: '2026-06-01 23:59:00', end: '2026-06-01 23:59:30' };
	const late = row({ ...MISSED, ...lateOne, uniqueid: `pbx01-${NOON / 1000}.3` });
	expect(callsOf([late], Date.parse('2026-06-01T21:05:00Z'))).toEqual([]);
});

test('legs without an end or any time are calls all the same', () => {
	const endless = row({ end: '', duration: '' });
	const timeless = row({ start: '', answer: '', end: '', uniqueid: '', linkedid: '' });
	expect(callsOf([endless]).map(({ call }) => call.answeredBy)).toEqual(['204']);
	expect(callsOf([timeless]).map(({ call }) => call.startedAt)).toEqual([null]);
});

test('the queue of a call without times', () => {
	const ofQueue = { ...MISSED, lastapp: 'Queue', dst: '900' };
	const [call] = callsOf([row({ ...ofQueue, start: '', end: '', duration: '' })]);
	expect(queueCallOf(call)).toMatchObject({ outcome: 'abandoned', waitingSeconds: null });
	const [endless] = callsOf([row({ ...ofQueue, end: '', duration: '' })]);
	expect(queueCallOf(endless)).toMatchObject({ waitingSeconds: null });

	const summary = new QueueSummary({
		...{ by: 'hour', window, clock, serviceLevelSeconds: 20, shortAbandonSeconds: 5 },
	});
	const queueCall = queueCallOf(call);
	if (queueCall) summary.add(queueCall);
	expect(summary.items().at(-1)).toMatchObject({ group: null, offered: 1, abandonedShort: 0 });
});

test('a row of a queue log without a time', () => {
	expect(queueLogFrom([{ qu_name: 'Sales' }], clock)).toMatchObject([{ startedAt: null }]);
});

describe('agents', () => {
	const itemsOf = (rows: Row[], only?: string) => {
		const agents = new AgentSummary(only);
		for (const call of callsOf(rows)) agents.add(call);
		return agents.items();
	};

	test('a call of several takers without talk time', () => {
		const second = { start: '2026-06-01 12:01:10', end: '2026-06-01 12:02:00', billsec: '' };
		const other = { dstchannel: 'PJSIP/205-DEMOCO-00000002', lastdst: '205-DEMOCO' };
		const items = itemsOf([
			row({ billsec: '' }),
			row({ ...second, ...other, answer: second.start }),
		]);
		expect(items).toMatchObject([
			{ extension: '204', answered: 1, talkSeconds: { sum: 0, mean: null } },
			{ extension: '205', answered: 1, talkSeconds: { sum: 0, mean: null } },
		]);
	});

	test('only one that is asked for, whoever rang beside, called or was not there', () => {
		const rows = [
			row(),
			row({ userfield: '[outbound]', src: '206', uniqueid: 'a', linkedid: 'a' }),
		];
		expect(itemsOf(rows, '204')).toMatchObject([{ extension: '204' }]);
		expect(itemsOf(rows, '999')).toMatchObject([{ extension: '999', answered: 0 }]);
	});

	test('first and last call, in any order; a call without a time is neither', () => {
		const at = (time: string, id: string) =>
			row({
				start: `2026-06-01 ${time}:00`,
				end: `2026-06-01 ${time}:30`,
				answer: '',
				uniqueid: id,
				linkedid: id,
			});
		const timeless = row({ start: '', answer: '', end: '', uniqueid: 'x', linkedid: 'x' });
		const times = {
			firstCallAt: '2026-06-01T09:00:00+03:00',
			lastCallAt: '2026-06-01T11:00:00+03:00',
		};
		expect(itemsOf([at('10:00', 'a'), at('09:00', 'b'), at('11:00', 'c'), timeless])).toMatchObject(
			[times],
		);
	});

	test('a phone that is called and calls inside', () => {
		const inside = { userfield: '[local]', src: '205', dst: '204' };
		expect(itemsOf([row(inside)])).toMatchObject([
			{ extension: '204', answered: 1 },
			{ extension: '205', internal: 1, talkSeconds: { sum: 60 } },
		]);
	});
});

test('a period before has its figures by the same group', () => {
	const of = { window, clock, countryCode: '972', serviceLevelSeconds: 20 };
	const [call] = callsOf([row()]).map(reportedCall);
	const byHour = new CallSummary({ ...of, by: 'hour' });
	const inAll = new CallSummary({ ...of, by: 'none' });
	for (const summary of [byHour, inAll]) summary.add(call);

	const DAY = 24 * 3_600_000;
	expect(byHour.itemBefore('2026-06-02T12:00:00+03:00', DAY)).toMatchObject({ calls: 1 });
	expect(byHour.itemBefore('2026-06-02T13:00:00+03:00', DAY)).toMatchObject({ calls: 0 });
	expect(byHour.itemBefore(null, DAY)).toMatchObject({ calls: 0 });
	expect(inAll.itemBefore(null, DAY)).toMatchObject({ calls: 1 });
});
