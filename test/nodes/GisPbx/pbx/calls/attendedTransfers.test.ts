import { askedIn } from '../../../../../nodes/GisPbx/pbx/calls/attendedTransfers';
import { callsOfLegs as callsOfLegsInStretches } from '../../../../../nodes/GisPbx/pbx/calls/groupLegs';
import { legFromCdr } from '../../../../../nodes/GisPbx/pbx/calls/readCdr';
import type { Row } from '../../../../../nodes/GisPbx/pbx/rows';
import { PbxClock } from '../../../../../nodes/GisPbx/pbx/time/zoneClock';
import { allAtOnce } from '../atOnce';

const callsOfLegs = allAtOnce(callsOfLegsInStretches);

const clock = new PbxClock('Asia/Jerusalem');
const NOON = Date.parse('2024-06-12T09:00:00Z');
const at = (second: number) => clock.textOf(NOON + second * 1000);
const COLLEAGUE = 'SIP/205-DEMOCO-0000001a';

/** 204 asks 205 from noon on, for ten seconds. */
const question = (more: Row = {}): Row => ({
	...{ accountcode: 'DEMOCO', userfield: '[local]', realsrc: '204-DEMOCO', firstdst: '205' },
	...{ start: at(0), answer: at(2), end: at(10), duration: '10', billsec: '8' },
	...{ disposition: 'ANSWERED', lastapp: 'Dial', lastdst: '205-DEMOCO', dstchannel: COLLEAGUE },
	...{ uniqueid: 'x.1', linkedid: 'x.1', ...more },
});
/** Of a call from outside that began before. */
const ofCaller = (more: Row): Row =>
	question({ userfield: '[inbound]', realsrc: '0500000001', linkedid: 'x.0', ...more });
const legOf = (row: Row) => ({ row, record: legFromCdr(row, clock) });
const callsOf = (...rows: Row[]) =>
	callsOfLegs(rows.map(legOf), '2000-01-01 00:00:00', clock).map(({ call }) => call);

describe('who may have been asked', () => {
	test('is the extension that one of ours called last', () => {
		const before = question({ lastdst: '206-DEMOCO', dstchannel: 'SIP/206-DEMOCO-00000019' });
		const legs = [question(), { ...before, end: at(4) }].map(legOf);
		expect(askedIn(legs)).toEqual({ extension: '205', until: NOON + 10_000 });
	});

	test.each([
		['nobody’s channel', { dstchannel: '' }],
		['a channel without a mark', { dstchannel: 'SIP/205-DEMOCO' }],
		['half of a Local channel', { dstchannel: 'Local/205@member-0000001a;1' }],
		['a phone outside', { dstchannel: 'SIP/trunk-0000001a', lastdst: '0500000009' }],
		['a caller from outside', { userfield: '[inbound]', realsrc: '0500000001' }],
		['an end that is not told', { end: '', duration: '' }],
	])('is nobody where there is %s', (_what, more) => {
		expect(askedIn([legOf(question(more))])).toBeUndefined();
	});

	test('is nobody where several rang last', () => {
		expect(askedIn([question(), question()].map(legOf))).toBeUndefined();
		expect(askedIn([])).toBeUndefined();
	});
});

describe('a consultation', () => {
	test('is not joined by a channel that has more legs than any call', () => {
		const others = Array.from({ length: 70 }, (_, index) =>
			ofCaller({ linkedid: `y.${index}`, uniqueid: `y.${index}`, start: at(900 + index) }),
		);
		const call = ofCaller({ uniqueid: 'x.0', start: at(10), end: at(60) });
		expect(callsOf(question(), call, ...others)).toHaveLength(71);
		expect(callsOf(question(), ...others, call)).toHaveLength(72);
	});

	test('is not joined by legs without a start or an end', () => {
		const call = { uniqueid: 'x.0', start: at(10), end: at(60) };
		expect(callsOf(question(), ofCaller({ ...call, start: '' }))).toHaveLength(2);
		expect(callsOf(question({ end: '', duration: '' }), ofCaller(call))).toHaveLength(2);
	});
});

describe('whoever was dialled over a trunk', () => {
	const CHANNEL = 'SIP/trunk-0000002b';
	const dialled = (lastdst: string) =>
		ofCaller({ dstchannel: CHANNEL, lastdst, uniqueid: 'x.5', end: at(10) });
	const later = (more: Row = {}) =>
		ofCaller({ dstchannel: CHANNEL, lastdst: '206-DEMOCO', start: at(10), ...more });

	test('is known in a leg that nobody took, too', () => {
		const missed = later({ disposition: 'NO ANSWER' });
		const [call] = callsOf(dialled('0500000009'), missed);
		expect(call.rang).toEqual([]);
		expect(call.legs[1]).toMatchObject({ answeredBy: null, extension: null });
	});

	test('may be one of ours', () => {
		const [call] = callsOf(dialled('204-DEMOCO'), later());
		expect(call.legs[1]).toMatchObject({ answeredBy: '204', extension: '204' });
		const [inner] = callsOf(
			dialled('204-DEMOCO'),
			later({ userfield: '[local]', realsrc: '208-DEMOCO' }),
		);
		expect(inner.legs[1]).toMatchObject({ answeredBy: '204', extension: '208' });
	});
});
