import { queueLogFrom } from '../../../../../nodes/GisPbx/pbx/lists/queueLog';
import { PbxClock } from '../../../../../nodes/GisPbx/pbx/time/zoneClock';

const clock = new PbxClock('Asia/Jerusalem');
const ROW = {
	0: '2026-06-01 12:00:00',
	time: '2026-06-01 12:00:00',
	qu_name: 'תמיכה',
	callerid: '0500000001',
	disposition: 'ANSWERED',
	agent: '204-DEMOCO',
	holdtime: '12',
	calltime: '60',
	origpos: '2',
	callid: 'pbx01-1780304400_1',
	ex_password: 'secret',
	ex_webpassword: 'secret',
};

test('lets known columns through and nothing else', () => {
	expect(queueLogFrom([ROW, ROW], clock)).toEqual([
		{
			startedAt: '2026-06-01T12:00:00+03:00',
			queue: 'תמיכה',
			from: '0500000001',
			outcome: 'answered',
			disposition: 'ANSWERED',
			agent: '204',
			waitingSeconds: 12,
			talkSeconds: 60,
			position: 2,
			callId: 'pbx01-1780304400.1',
		},
	]);
});

test.each([
	['204-DEMOCO', '204'],
	['204-OTHER', '204-OTHER'],
])('%s took a call of the tenant DEMOCO as %s', (agent, shown) => {
	expect(queueLogFrom([{ ...ROW, agent }], clock, 'DEMOCO')).toMatchObject([{ agent: shown }]);
});

test.each([
	['COMPLETECALLER', {}, 'answered'],
	['Blind Transfer', {}, 'answered'],
	['ABANDON', {}, 'abandoned'],
	['NO ANSWER', {}, 'abandoned'],
	['EXITWITHTIMEOUT', {}, 'timedOut'],
	['EXITEMPTY', { agent: '' }, 'other'],
	['EXITEMPTY', { calltime: '0' }, 'other'],
	['EXITEMPTY', { calltime: '' }, 'other'],
	['something new', {}, 'answered'],
	[undefined, { agent: '' }, 'other'],
])('tells by the word %s of %j: %s', (disposition, more, outcome) => {
	expect(queueLogFrom([{ ...ROW, disposition, ...more }], clock)).toMatchObject([{ outcome }]);
});

test('reads what is there of an odd row, and nothing in what is none', () => {
	expect(queueLogFrom([{ qu_name: 'Sales', time: 'yesterday' }], clock)).toMatchObject([
		{ queue: 'Sales', startedAt: null, waitingSeconds: null, callId: null },
	]);
	expect(queueLogFrom([{ time: '2026-06-01 12:00:00' }], clock)).toEqual([]);
	expect(queueLogFrom('nothing', clock)).toEqual([]);
});
