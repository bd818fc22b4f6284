import fc from 'fast-check';

import { endOfCall } from '../../../../../nodes/GisPbx/pbx/calls/callEnd';
import { legFromCdr } from '../../../../../nodes/GisPbx/pbx/calls/readCdr';
import {
	beginOf,
	callsOfLegs as callsOfLegsInStretches,
	groupIdOf,
	groupLegs as groupLegsInStretches,
	withRawLegs,
} from '../../../../../nodes/GisPbx/pbx/calls/groupLegs';
import { PbxClock } from '../../../../../nodes/GisPbx/pbx/time/zoneClock';
import type { Row } from '../../../../../nodes/GisPbx/pbx/rows';
import type { Leg } from '../../../../../nodes/GisPbx/pbx/calls/callPart';
import { allAtOnce } from '../atOnce';

const callsOfLegs = allAtOnce(callsOfLegsInStretches);
const groupLegs = allAtOnce(groupLegsInStretches);

const clock = new PbxClock('Asia/Jerusalem');
const NOON = Date.parse('2024-06-12T09:00:00Z');
const MIDNIGHT = '2024-06-12 00:00:00';
const CALL = `pbx01-${NOON / 1000}.1`;
const LEG = { accountcode: 'DEMOCO', userfield: '[inbound]', dcontext: 'fromoutside' };

const at = (seconds: number) => clock.textOf(NOON + seconds * 1000);
const iso = (seconds: number) => clock.isoOf(NOON + seconds * 1000);

/** A leg that rang from a second after noon; answered when `talk` is given. */
function row(ID: string, start: number, ring: number, talk: number | null, more: Row = {}): Row {
	const end = start + ring + (talk ?? 0);
	return {
		ID,
		...LEG,
		start: at(start),
		answer: talk === null ? '0000-00-00 00:00:00' : at(start + ring),
		end: at(end),
		clid: '"Dana" <0500000001>',
		realsrc: '0500000001',
		firstdst: '0700000000',
		duration: String(end - start),
		billsec: String(talk ?? 0),
		disposition: talk === null ? 'NO ANSWER' : 'ANSWERED',
		uniqueid: `pbx01-${NOON / 1000 + start}.${ID}`,
		linkedid: CALL,
		prevuniqueid: '',
		originateid: '',
		lastdst: '204-DEMOCO',
		lastapp: 'Dial',
		dst: '0700000000',
		...more,
	};
}

const legOf = (each: Row): Leg => ({ row: each, record: legFromCdr(each, clock) });

/** The one call of some rows. */
function callOf(...rows: Row[]) {
	const calls = callsOfLegs(rows.map(legOf), MIDNIGHT, clock);
	expect(calls).toHaveLength(1);
	return calls[0].call;
}

describe('a call of several legs', () => {
	const queued = { dst: '900', lastapp: 'Queue' };

	it('tells who rang, who answered, how long the caller waited and who took over', () => {
		const first = row('1', 0, 15, null, queued);
		const second = row('2', 15, 10, 60, { ...queued, lastdst: '205-DEMOCO' });
		const third = row('3', 85, 5, 30, { lastdst: '206-DEMOCO', prevuniqueid: second.uniqueid });

		expect(callOf(third, first, second)).toEqual({
			callId: CALL,
			linkedId: CALL,
			originateId: null,
			startedAt: iso(0),
			answeredAt: iso(25),
			endedAt: iso(120),
			durationSeconds: 120,
			talkSeconds: 90,
			direction: 'inbound',
			disposition: 'answered',
			from: '0500000001',
			fromName: 'Dana',
			to: '0700000000',
			answeredBy: '205',
			externalNumber: '0500000001',
			externalNumberE164: '+972500000001',
			extension: '205',
			waitingSeconds: 25,
			queue: '900',
			rang: ['204', '205', '206'],
			transfers: [{ from: '205', to: '206', at: iso(85) }],
			complete: true,
			legs: [first, second, third].map((each) => legFromCdr(each, clock)),
		});
	});

	it('that nobody answered: the caller waited until the end', () => {
		const call = callOf(
			row('1', 0, 20, null, { disposition: 'BUSY' }),
			row('2', 0, 30, null, { lastdst: '205-DEMOCO' }),
		);
		expect(call).toMatchObject({
			disposition: 'noAnswer',
			answeredAt: null,
			answeredBy: null,
			extension: null,
			talkSeconds: 0,
			waitingSeconds: 30,
			durationSeconds: 30,
			rang: ['204', '205'],
			transfers: [],
		});
	});

	it.each([
		['a queue that held the caller', { ...queued, lastdst: '900' }],
		['voicemail', { lastdst: 'Voicemail 204', lastapp: 'VoiceMail' }],
		['voicemail, where the application is not told', { lastdst: 'Voicemail 204', lastapp: '' }],
		['a menu', { lastdst: 's', lastapp: 'BackGround' }],
		...['h', 's', 'i', 't'].flatMap(
			(lastdst): Array<[string, Row]> => [
				[`the extension ${lastdst} of the dial plan`, { lastdst, lastapp: '' }],
				[`the same by way of a trunk: ${lastdst}`, { lastdst, dstchannel: 'SIP/trunk-0000002b' }],
			],
		),
	])('that only %s took was not answered', (_what, more) => {
		const alone = callOf(row('1', 0, 0, 40, more));
		expect(alone).toMatchObject({ disposition: 'noAnswer', talkSeconds: 0, rang: [] });
		const call = callOf(row('1', 0, 0, 40, more), row('2', 5, 20, null, { disposition: 'BUSY' }));
		expect(call).toMatchObject({ disposition: 'busy', answeredBy: null, waitingSeconds: 40 });
	});

	it('a leg without an answer and without talk was not answered, whatever it is called', () => {
		const called = row('1', 0, 5, null, { disposition: 'ANSWERED' });
		expect(callOf(called)).toMatchObject({ disposition: 'noAnswer', answeredBy: null });
		const call = callOf(called, row('2', 5, 5, 60, { lastdst: '205-DEMOCO' }));
		expect(call).toMatchObject({ answeredBy: '205', rang: ['204', '205'], transfers: [] });
	});

	it('a queue whose number cannot be read is none', () => {
		const call = callOf(row('1', 0, 5, 40, { lastapp: 'Queue', dst: 'support' }));
		expect(call).toMatchObject({ queue: null, answeredBy: '204' });
	});

	it('a phone outside answers without being an extension', () => {
		const outside = { lastdst: '0520000009', wherelanded: '' };
		const call = callOf(row('1', 0, 5, 40, outside), row('2', 45, 5, 10, outside));
		expect(call).toMatchObject({
			disposition: 'answered',
			answeredBy: '0520000009',
			extension: null,
			talkSeconds: 50,
			rang: [],
			transfers: [],
		});
		const untold = callOf(row('1', 0, 5, 40, { ...outside, lastdst: '', lastapp: '' }));
		expect(untold.disposition).toBe('answered');
	});

	it('the talk begins where those who rang beside in the queue stopped ringing', () => {
		const held = { ...queued, uniqueid: CALL };
		const loser = { ...held, disposition: 'NO ANSWER', lastdst: '206-DEMOCO' };
		const call = callOf(
			// The queue has answered, so the answer is there from the start and talk counts the ringing.
			row('1', 0, 0, 40, { ...held, lastdst: '205-DEMOCO' }),
			row('2', 0, 0, 10, loser),
		);
		expect(call).toMatchObject({
			...{ answeredBy: '205', answeredAt: iso(10), waitingSeconds: 10, talkSeconds: 30 },
			rang: ['205', '206'],
		});
	});

	it('talk that two legs have in common counts once', () => {
		const call = callOf(row('1', 0, 10, 50), row('2', 20, 5, 20), row('3', 50, 5, 25));
		expect(call.talkSeconds).toBe(70);
	});
});

describe('a call that we make', () => {
	const outbound = { userfield: '[outbound]', realsrc: '204-DEMOCO', firstdst: '0520000009' };
	const own = { ...outbound, lastdst: '204-DEMOCO' };
	const customer = { ...outbound, lastdst: '0520000009', uniqueid: CALL };

	it('is answered by the customer, not by the own phone that rings first', () => {
		const call = callOf(row('1', 0, 3, 60, own), row('2', 3, 12, 48, customer));
		expect(call).toMatchObject({
			direction: 'outbound',
			disposition: 'answered',
			waitingSeconds: 15,
			talkSeconds: 48,
			answeredBy: '0520000009',
			extension: '204',
			externalNumber: '0520000009',
			rang: [],
			transfers: [],
		});
	});

	it('is not answered when only the own phone was', () => {
		const call = callOf(row('1', 0, 3, 60, own), row('2', 3, 30, null, customer));
		expect(call).toMatchObject({ disposition: 'noAnswer', waitingSeconds: 63 });
	});

	it('may have no other leg than that of the own phone', () => {
		expect(callOf(row('1', 0, 3, 60, own))).toMatchObject({ disposition: 'answered' });
	});

	it('tells to whom the customer was handed', () => {
		const colleague = { ...outbound, lastdst: '205-DEMOCO' };
		const legs = [row('1', 0, 3, 60, own), row('2', 3, 12, 48, customer)];
		const handed = [{ from: '204', to: '205', at: iso(63) }];
		expect(callOf(...legs, row('3', 63, 5, 20, colleague)).transfers).toEqual(handed);
		const marked = { ...colleague, prevuniqueid: CALL };
		expect(callOf(...legs, row('3', 63, 25, null, marked)).transfers).toEqual(handed);
	});
});

describe('transfers', () => {
	const to = (phone: string, more: Row = {}) => ({ lastdst: `${phone}-DEMOCO`, ...more });

	it('are seen without the mark of the PBX, when another person takes the call over', () => {
		const call = callOf(row('1', 0, 5, 60), row('2', 65, 5, 30, to('205')));
		expect(call.transfers).toEqual([{ from: '204', to: '205', at: iso(65) }]);
	});

	it('to a phone outside', () => {
		const outside = { lastdst: '0520000009' };
		expect(callOf(row('1', 0, 5, 60), row('2', 65, 5, 30, outside)).transfers).toEqual([
			{ from: '204', to: '0520000009', at: iso(65) },
		]);
	});

	it('are not the phones that rang together, nor a leg back to the same person', () => {
		const together = callOf(row('1', 0, 20, 60), row('2', 0, 10, 70, to('205')));
		expect(together.transfers).toEqual([]);
		expect(callOf(row('1', 0, 5, 60), row('2', 65, 5, 30)).transfers).toEqual([]);
	});

	it('are not a question to a colleague, unless the colleague keeps the call', () => {
		const asks = (seconds: number) =>
			row('2', 20, 5, seconds, to('205', { realsrc: '204-DEMOCO' }));
		expect(callOf(row('1', 0, 5, 60), asks(10)).transfers).toEqual([]);
		expect(callOf(row('1', 0, 5, 60), asks(90)).transfers).toHaveLength(1);
	});

	it('a mark that names no leg, or one that nobody took, is none', () => {
		const rings = row('1', 0, 5, null);
		const marked = (prevuniqueid: unknown) => row('2', 10, 5, null, to('205', { prevuniqueid }));
		expect(callOf(rings, marked(rings.uniqueid)).transfers).toEqual([]);
		expect(callOf(rings, marked('pbx01-1.1')).transfers).toEqual([]);
	});

	it('need to be known on both sides', () => {
		const nobody = { realsrc: '', src: '', clid: '', firstdst: '', dst: '', lastdst: '' };
		const first = row('1', 0, 5, 60, nobody);
		const second = row('2', 65, 5, 30, to('205'));
		expect(callOf(first, second).transfers).toEqual([]);
		const from = row('1', 0, 5, 60);
		const lost = row('2', 65, 5, 30, { ...nobody, prevuniqueid: from.uniqueid });
		expect(callOf(from, lost).transfers).toEqual([]);
	});
});

describe('transfers, by the channels that Asterisk tells', () => {
	const sip = (phone: string) => `SIP/${phone}-DEMOCO-00000${phone}`;
	const to = (phone: string, more: Row = {}) => ({
		...{ uniqueid: CALL, lastdst: `${phone}-DEMOCO`, dstchannel: sip(phone), ...more },
	});
	const internal = { userfield: '[local]', realsrc: '204-DEMOCO' };

	it('are none to what Asterisk writes when it swaps channels, without an application', () => {
		const taken = row('1', 0, 5, 60, to('204'));
		const swapped = row('2', 65, 0, 0, to('205', { answer: at(65), lastapp: '' }));
		expect(callOf(taken, swapped)).toMatchObject({ rang: ['204'], transfers: [] });
	});

	it.each(['NO ANSWER', 'BUSY'])('go to a phone that ends as %s, too', (disposition) => {
		const taken = row('1', 0, 5, 60, to('204'));
		const inVain = row('2', 65, 20, null, to('205', { disposition }));
		const behind = row('3', 85, 0, 0, { uniqueid: CALL, dstchannel: '', lastapp: 'Hangup' });
		const expected = { disposition: 'answered', talkSeconds: 60 };
		const transfers = [{ from: '204', to: '205', at: iso(65) }];
		expect(callOf(behind, inVain, taken)).toMatchObject({ ...expected, transfers });
		const all = row('4', 65, 20, null, to('206'));
		expect(callOf(taken, inVain, all, behind).transfers).toEqual(transfers);
		const kept = callOf(row('2', 0, 5, null, to('205', { disposition })), taken);
		expect(kept.transfers).toEqual([]);
	});

	it('are none where a forwarded call goes on in the channel it reached', () => {
		const trunk = { uniqueid: CALL, dstchannel: 'SIP/trunk-000000f1' };
		const forwarded = row('1', 0, 5, 0, { ...trunk, uniqueid: 'x.2', lastdst: '0520000009' });
		const call = callOf(forwarded, row('2', 5, 0, 40, { ...trunk, lastdst: '204-DEMOCO' }));
		expect(call).toMatchObject({ answeredBy: '0520000009', talkSeconds: 40, transfers: [] });
	});

	it.each([
		[{ lastapp: 'VoiceMail', dstchannel: '', lastdst: 'Voicemail 205' }, 'noAnswer', null],
		[{ ...to('206'), uniqueid: 'x.2', lastdst: '700' }, 'answered', '206'],
	])('are none of the number of a group or a mailbox: %j', (reached, disposition, answeredBy) => {
		const call = callOf(
			row('1', 0, 0, null, to('204')),
			row('2', 0, 5, 20, to('204', { dstchannel: 'Local/700@authenticated-00000005;1' })),
			row('3', 0, 5, 20, { uniqueid: 'x.2', dst: '700', ...reached }),
		);
		expect(call).toMatchObject({ disposition, answeredBy, transfers: [] });
		expect(call.rang).not.toContain('700');
	});

	it('of a click-to-call leave its talk counted, which is a leg of its own', () => {
		const both = { ...internal, originateid: '15f3a9c01b27de' };
		const source = { ...both, dcontext: 'sourceproxyapidial', uniqueid: 'x.2' };
		const rest = { realsrc: '', src: '205', firstdst: '', dst: '', lastapp: 'AppDial' };
		const call = callOf(
			row('1', 0, 2, 3, to('204', source)),
			row('2', 0, 2, 3, to('205', { ...both, dcontext: 'destproxyapidial' })),
			row('3', 5, 0, 40, to('204', { ...rest, uniqueid: 'x.3', lastdst: '' })),
			row('4', 45, 0, 30, to('206', { ...internal, uniqueid: 'x.4' })),
		);
		expect(call).toMatchObject({ answeredBy: '205', waitingSeconds: 5, talkSeconds: 70 });
		expect(call.transfers).toEqual([{ from: '205', to: '206', at: iso(45) }]);
	});

	it('by whoever called, with consultation', () => {
		const other = { ...internal, uniqueid: 'x.2', linkedid: 'x.2' };
		const rest = { realsrc: '', src: '205', firstdst: '', dst: '', lastapp: 'AppDial' };
		const call = callOf(
			row('1', 0, 5, 35, to('205', internal)),
			row('2', 20, 2, 18, to('206', other)),
			row('3', 40, 0, 19, to('206', { ...rest, uniqueid: 'x.3', lastdst: '' })),
		);
		expect(call).toMatchObject({ answeredBy: '205', rang: ['205', '206'], talkSeconds: 36 });
		expect(call.transfers).toEqual([{ from: '204', to: '206', at: iso(40) }]);
	});

	it('with a consultation, which rings for nobody knows how long', () => {
		const endless = { end: '', duration: '', billsec: '' };
		const asked = row('2', 20, 5, 10, to('205', { realsrc: '204-DEMOCO', ...endless }));
		expect(callOf(row('1', 0, 5, 60, to('204')), asked)).toMatchObject({ talkSeconds: 60 });
	});

	it('a consultation about a consultation stays a call of its own', () => {
		const asks = (linkedid: string, from: string) => ({
			...{ userfield: '[local]', realsrc: `${from}-DEMOCO`, uniqueid: linkedid, linkedid },
		});
		const legs = [
			row('1', 0, 5, 35, to('204')),
			row('2', 20, 2, 18, to('205', asks('x.2', '204'))),
			row('3', 40, 0, 30, to('205')),
			row('4', 10, 2, 8, to('206', asks('x.3', '204'))),
			row('5', 20, 0, 18, to('206', asks('x.2', '204'))),
		];
		const calls = callsOfLegs(legs.map(legOf), MIDNIGHT, clock);
		expect(calls.map(({ call }) => call.callId)).toEqual([CALL, 'x.3']);
	});

	it('those that began to ring together are in order of their numbers', () => {
		const rings = ['206', '204', '205'].map((phone) => row(phone, 0, 9, null, to(phone)));
		expect(callOf(...rings).rang).toEqual(['204', '205', '206']);
	});

	it('a person is known by the channel, where no number is', () => {
		const trunk = { dstchannel: 'SIP/trunk-0000001a', lastdst: '', uniqueid: CALL };
		expect(callOf(row('1', 0, 5, 60, trunk))).toMatchObject({
			...{ disposition: 'answered', answeredBy: null, talkSeconds: 60 },
		});
		const landed = callOf(row('1', 0, 5, 60, { ...trunk, wherelanded: '204' }));
		expect(landed).toMatchObject({ disposition: 'answered', answeredBy: null });
	});

	it('the last of those who lost in a queue stopped ringing when the talk began', () => {
		const held = { lastapp: 'Queue', dst: '900', answer: at(0) };
		const lost = (phone: string, ring: number) =>
			row(phone, 0, ring, null, to(phone, { ...held, disposition: 'NO ANSWER' }));
		const taken = row('1', 0, 0, 40, to('205', held));
		for (const losers of [
			[lost('204', 10), lost('206', 12)],
			[lost('204', 12), lost('206', 10)],
		]) {
			expect(callOf(taken, ...losers)).toMatchObject({ talkSeconds: 28, waitingSeconds: 12 });
		}
		const beside = (phone: string, start: number, ring: number) =>
			row(phone, start, ring, null, to(phone, { ...held, answer: at(start) }));
		const others = [lost('204', 12), beside('206', 20, 10), beside('207', 30, 20)];
		expect(callOf(taken, ...others)).toMatchObject({ talkSeconds: 28, waitingSeconds: 12 });
	});

	it('the own phone of a click-to-call is known by its ID where no number tells', () => {
		const unknown = { realsrc: '', src: '', clid: '', originateid: '15f3a9c01b27de' };
		const source = row('2', 0, 2, 60, to('204', { ...unknown, uniqueid: 'x.2' }));
		const destination = row('1', 0, 9, null, to('205', unknown));
		expect(callOf(destination, source)).toMatchObject({ disposition: 'noAnswer', rang: ['205'] });
	});

	it('a number that is withheld is so in all of the call, unless a leg knows it', () => {
		const hidden = { realsrc: 'anonymous', clid: '"Anonymous" <anonymous>' };
		const withheld = callOf(row('1', 0, 5, null, hidden), row('2', 5, 5, 60, hidden));
		expect(withheld).toMatchObject({ externalNumber: null, callerWithheld: true });
		const known = callOf(row('1', 0, 5, null, hidden), row('2', 5, 5, 60));
		expect(known).toMatchObject({ externalNumber: '0500000001' });
		expect(known).not.toHaveProperty('callerWithheld');
	});

	it('with a consultation that still rings when the caller is put through', () => {
		const rung = row('2', 20, 4, null, to('205', { ...internal, linkedid: 'x.2' }));
		const legs = (start: number) => [
			row('1', 0, 5, 19, to('204')),
			rung,
			row('3', start, 0, 30, to('205')),
		];
		for (const start of [24, 60]) {
			expect(callOf(...legs(start))).toMatchObject({
				...{ answeredBy: '204', rang: ['204', '205'], talkSeconds: 49 },
				transfers: [{ from: '204', to: '205', at: iso(start) }],
			});
		}
		expect(callsOfLegs(legs(150).map(legOf), MIDNIGHT, clock)).toHaveLength(2);
		const answered = row('2', 20, 1, 3, to('205', { ...internal, linkedid: 'x.2' }));
		const later = [legs(60)[0], answered, legs(60)[2]];
		expect(callsOfLegs(later.map(legOf), MIDNIGHT, clock)).toHaveLength(2);
	});

	it('a channel whose name is not its own joins no calls', () => {
		const trunk = (number: string, more: Row = {}) => ({
			...{ userfield: '[outbound]', realsrc: '204-DEMOCO', dstchannel: 'SIP/trunk' },
			...{ firstdst: number, lastdst: number, ...more },
		});
		const legs = [
			row('1', 0, 5, 30, trunk('0500000002')),
			row('2', 35, 5, 30, trunk('0500000003', { linkedid: 'x.2', uniqueid: 'x.2' })),
		];
		expect(callsOfLegs(legs.map(legOf), MIDNIGHT, clock)).toHaveLength(2);
	});

	it('whoever was asked over a trunk is known in the leg that goes on', () => {
		const mobile = { dstchannel: 'SIP/trunk-0000002b', lastdst: '0500000009' };
		const asked = { ...internal, ...mobile, firstdst: '0500000009', linkedid: 'x.2' };
		const call = callOf(
			row('1', 0, 5, 35, to('204')),
			row('2', 20, 5, 15, asked),
			row('3', 40, 0, 30, { ...mobile, uniqueid: CALL, lastdst: '204-DEMOCO' }),
		);
		expect(call).toMatchObject({ answeredBy: '204', rang: ['204'] });
		expect(call.transfers).toEqual([{ from: '204', to: '0500000009', at: iso(40) }]);
		expect(call.legs[2]).toMatchObject({ answeredBy: '0500000009', extension: null });
	});

	it('that another phone picked up rang in vain at the first', () => {
		const rung = row('1', 0, 10, 0, to('204'));
		const marks = { userfield: '[inbound];[local]', answer: at(10) };
		const taken = row('2', 10, 0, 40, to('205', { uniqueid: rung.uniqueid, answer: at(10) }));
		const told = { answeredBy: '205', rang: ['204'], transfers: [], talkSeconds: 40 };
		for (const leg of [taken, { ...taken, ...marks }]) {
			const call = callOf(rung, leg);
			expect(call).toMatchObject({ ...told, answeredAt: iso(10), waitingSeconds: 10 });
			expect(call.legs[0]).toMatchObject({
				...{ disposition: 'noAnswer', answeredAt: null, answeredBy: null },
				...{ talkSeconds: 0, extension: null },
			});
		}
		const untold = { ...rung, billsec: '' };
		expect(callOf(untold, taken)).toMatchObject(told);
		const own = { userfield: '[local]', realsrc: '206-DEMOCO' };
		const [inner] = callOf({ ...rung, ...own }, { ...taken, ...own }).legs;
		expect(inner).toMatchObject({ disposition: 'noAnswer', extension: '206' });
	});

	it('that was picked up out of a queue is known by the marks of both ends alone', () => {
		const held = { lastapp: 'Queue', dst: '900' };
		const rung = row('1', 0, 0, 10, to('204', held));
		const taken = row('2', 10, 0, 40, to('205', { ...held, uniqueid: rung.uniqueid }));
		const marked = { ...taken, userfield: '[inbound];[local]' };
		expect(callOf(rung, marked)).toMatchObject({ answeredBy: '205', rang: ['204'], transfers: [] });
		expect(callOf(rung, taken)).toMatchObject({ answeredBy: '204', transfers: [{ to: '205' }] });
	});

	it.each([
		['begins later', { start: at(15) }, {}],
		['is of another channel of the caller', { uniqueid: 'x.9' }, {}],
		['is the same phone again', to('204', { dstchannel: 'PJSIP/204-DEMOCO-0000ffff' }), {}],
		['nobody took', { disposition: 'NO ANSWER' }, {}],
		['is of nobody', { dstchannel: '' }, {}],
		['follows a talk', {}, { billsec: '3', answer: at(7) }],
	])('was not picked up where the next leg %s', (_what, next, first) => {
		const rung = row('1', 0, 10, 0, { ...to('204'), ...first });
		const taken = row('2', 10, 0, 40, { ...to('205'), uniqueid: rung.uniqueid, ...next });
		expect(callOf(rung, taken)).toMatchObject({ disposition: 'answered', answeredBy: '204' });
	});

	it('that was parked goes to whoever takes it back, and rings where nobody does', () => {
		const first = row('1', 0, 5, 15, to('204'));
		const own = { uniqueid: first.uniqueid, answer: at(20) };
		const parked = row('2', 20, 0, 10, { ...own, lastapp: 'Park', dstchannel: '' });
		const back = (phone: string, more: Row = {}) =>
			row('3', 30, 0, 40, to(phone, { uniqueid: first.uniqueid, answer: at(30), ...more }));
		const taken = callOf(first, parked, back('205'));
		expect(taken).toMatchObject({ answeredBy: '204', rang: ['204'], talkSeconds: 55 });
		expect(taken.transfers).toEqual([{ from: '204', to: '205', at: iso(30) }]);
		expect(taken).not.toHaveProperty('talkIncludesRinging');
		const rung = callOf(first, parked, back('206', { dcontext: 'park-dial' }));
		expect(rung).toMatchObject({ rang: ['204', '206'], talkIncludesRinging: true });
	});

	it('from outside is taken by nobody who has the number that was dialled', () => {
		const sent = { lastdst: '0700000000', wherelanded: '0700000000' };
		for (const dstchannel of ['SIP/trunk-0000002b', undefined]) {
			const { legs, ...call } = callOf(
				row('1', 0, 5, 40, { ...sent, ...(dstchannel && { dstchannel }) }),
			);
			expect(call).toMatchObject({ disposition: 'answered', answeredBy: null, talkSeconds: 40 });
			expect(legs[0].answeredBy).toBeNull();
		}
		const mobile = { dstchannel: 'SIP/trunk-0000002b', lastdst: '0500000009' };
		expect(callOf(row('1', 0, 5, 40, mobile))).toMatchObject({ answeredBy: '0500000009' });
	});

	it('with a consultation that is over in its first second, in any order', () => {
		const legs = [
			row('1', 0, 5, 35, to('204')),
			row('2', 40, 0, 0, to('205', { ...internal, answer: at(40), linkedid: 'x.2' })),
			row('3', 40, 0, 19, to('205')),
		];
		for (const order of [legs, [...legs].reverse()]) {
			expect(callOf(...order)).toMatchObject({ answeredBy: '204', talkSeconds: 54 });
		}
	});
});

describe('what the PBX does not tell', () => {
	test.each([
		'Hangup',
		'Busy',
		'Congestion',
		'Playback',
		'BackGround',
		'Read',
		'Wait',
		'NoOp',
		'VoiceMail',
	])('a row of %s that has no channel is nobody, whatever number it names', (lastapp) => {
		const busy = row('1', 0, 2, null, { disposition: 'BUSY' });
		const behind = row('2', 2, 0, 0, { lastapp, answer: at(2) });
		expect(callOf(busy, behind)).toMatchObject({ disposition: 'busy', answeredBy: null });
		const taken = row('2', 2, 0, 5, { lastapp: 'Dial' });
		expect(callOf(busy, taken)).toMatchObject({ disposition: 'answered', answeredBy: '204' });
	});

	it('is null', () => {
		const bare = callOf({ linkedid: CALL, ID: '1' });
		expect(bare).toMatchObject({
			callId: CALL,
			startedAt: null,
			endedAt: null,
			durationSeconds: null,
			waitingSeconds: null,
			disposition: null,
			direction: null,
			from: null,
			queue: null,
		});
	});

	it('times: the talk is that of the leg', () => {
		const call = callOf(row('1', 0, 5, 60, { answer: '', start: '' }), row('2', 9, 3, null));
		expect(call).toMatchObject({ talkSeconds: 60, answeredAt: null, startedAt: iso(9) });
	});

	it('the answer: it lies at the start', () => {
		expect(callOf(row('1', 0, 5, 60, { answer: '' }))).toMatchObject({
			waitingSeconds: 0,
			talkSeconds: 60,
		});
	});
});

describe('which legs belong together', () => {
	it('those of one linked ID, in whatever form, and those without of one unique ID', () => {
		expect(groupIdOf({ linkedid: 'pbx01-1717240000_4670', uniqueid: 'x' })).toBe(
			'pbx01-1717240000.4670',
		);
		expect(groupIdOf({ linkedid: '', uniqueid: CALL })).toBe(CALL);
		expect(groupIdOf({ linkedid: null })).toBeNull();
		expect(groupIdOf({ linkedid: '0', uniqueid: CALL })).toBe(CALL);
		expect(groupIdOf({ linkedid: '0', uniqueid: '0' })).toBeNull();
		const legs = [
			row('1', 0, 5, 60),
			row('2', 5, 5, 60, { linkedid: '', uniqueid: CALL }),
			row('3', 5, 5, 60, { linkedid: 'other' }),
			row('4', 5, 5, 60, { linkedid: '', uniqueid: '' }),
			row('5', 5, 5, 60, { linkedid: '', uniqueid: '' }),
		].map(legOf);
		expect(groupLegs(legs).map(({ callId, legs: own }) => [callId, own.length])).toEqual([
			[CALL, 2],
			['other', 1],
			[null, 1],
			[null, 1],
		]);
	});

	const wildLeg = fc.record({
		call: fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined }),
		start: fc.integer({ min: 0, max: 50 }),
		ring: fc.integer({ min: 0, max: 5 }),
		talk: fc.option(fc.integer({ min: 0, max: 50 }), { nil: null }),
		phone: fc.constantFrom('204-DEMOCO', '205-DEMOCO', '900', '0520000009', 'Voicemail 204', ''),
		lastapp: fc.constantFrom('Dial', 'Queue', 'VoiceMail', 'AppDial', ''),
		previous: fc.integer({ min: 0, max: 12 }),
		columns: fc.record(
			{
				dstchannel: fc.constantFrom('', 'SIP/205-DEMOCO-0000001a', 'Local/204@member-00000001;1'),
				dcontext: fc.constantFrom('sourceproxyapidial', 'destproxyapidial', 'fromoutside'),
				originateid: fc.constantFrom('', '15f3a9c01b27de'),
			},
			{ requiredKeys: [] },
		),
	});
	const wildLegs = fc.array(wildLeg, { minLength: 1, maxLength: 12 }).map((legs) =>
		legs.map(({ call, start, ring, talk, phone, lastapp, previous, columns }, index) =>
			row(String(index), start, ring, talk, {
				linkedid: call === undefined ? '' : `pbx01-${NOON / 1000}.${call}`,
				uniqueid: call === undefined && index % 2 === 0 ? '' : `pbx01-1718182800.${index + 100}`,
				lastdst: phone,
				lastapp,
				dst: '900',
				prevuniqueid: `pbx01-1718182800.${previous + 100}`,
				...columns,
			}),
		),
	);

	it('every leg is in exactly one call', () => {
		fc.assert(
			fc.property(wildLegs, (rows) => {
				const calls = callsOfLegs(rows.map(legOf), MIDNIGHT, clock);
				const told = calls.flatMap((each) => each.rows).map(({ ID }) => String(ID));
				expect(told.sort()).toEqual(rows.map(({ ID }) => String(ID)).sort());
				for (const { call, rows: own } of calls) {
					expect(new Set(own.map(groupIdOf)).size).toBe(1);
					expect(call.legs).toEqual(own.map((each) => legFromCdr(each, clock)));
				}
			}),
		);
	});

	it('the order in which the PBX answers does not count', () => {
		const shuffled = wildLegs.chain((rows) =>
			fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
		);
		const sorted = (rows: Row[]) =>
			callsOfLegs(rows.map(legOf), MIDNIGHT, clock)
				.map(({ call }) => JSON.stringify(call))
				.sort();
		fc.assert(
			fc.property(shuffled, ([rows, others]) => expect(sorted(others)).toEqual(sorted(rows))),
		);
	});

	it.each([
		['start', [row('2', 0, 9, null), row('1', 1, 5, null)]],
		['end', [row('2', 0, 5, null), row('1', 0, 9, null)]],
		['ID', [row('1', 0, 5, null), row('2', 0, 5, null)]],
	])('legs stand in the order of their %s', (_what, rows) => {
		for (const given of [rows, [...rows].reverse()]) {
			const [call] = callsOfLegs(given.map(legOf), MIDNIGHT, clock);
			expect(call.rows).toEqual(rows);
		}
	});

	it('Wait for End tells the same of the same legs', () => {
		const dialled = { source: '204', destination: '0520000009' };
		fc.assert(
			fc.property(wildLegs, (rows) => {
				for (const { call, rows: own } of callsOfLegs(rows.map(legOf), MIDNIGHT, clock)) {
					const end = endOfCall(own, dialled, clock, '972');
					expect([end.answeredBy, end.talkSeconds, end.call.disposition]).toEqual([
						call.answeredBy,
						call.talkSeconds,
						call.disposition,
					]);
					expect(end.outcome === 'answered').toBe(call.disposition === 'answered');
				}
			}),
		);
	});

	it('the sums of a call are possible', () => {
		fc.assert(
			fc.property(wildLegs, (rows) => {
				for (const { call } of callsOfLegs(rows.map(legOf), MIDNIGHT, clock)) {
					const { durationSeconds, waitingSeconds, talkSeconds } = call;
					expect(waitingSeconds).toBeLessThanOrEqual(durationSeconds ?? 0);
					expect(talkSeconds).toBeLessThanOrEqual(durationSeconds ?? 0);
					expect(call.transfers.every(({ from, to }) => from !== to)).toBe(true);
				}
			}),
		);
	});
});

describe('when a call began', () => {
	const call = (start: number, callId: string | null = CALL) => ({
		...legFromCdr(row('1', start, 5, 60), clock),
		callId,
	});

	it.each([
		['its first leg is there', 0, 0],
		['its first leg is there, a second later than its ID', 1, 1],
		['a PBX clock is behind its own IDs', -60, -60],
		['its first leg is missing', 2, 0],
	])('%s', (_what, start, begin) => {
		expect(beginOf(call(start))).toBe(NOON + begin * 1000);
	});

	it('cannot be told by an ID without a time, or without any', () => {
		expect(beginOf(call(40, '15f3a9c01b27de'))).toBeUndefined();
		expect(beginOf(call(40, null))).toBeUndefined();
		expect(beginOf({ ...call(40), startedAt: null })).toBe(NOON);
	});
});

describe('a call whose first leg began before the window', () => {
	it('is not complete', () => {
		const legs = [row('1', 40, 5, 60), row('2', 40, 5, 60, { linkedid: 'other' })].map(legOf);
		const calls = callsOfLegs(legs, at(20), clock);
		expect(calls.map(({ call: { complete } }) => complete)).toEqual([false, true]);
	});
});

test('legs as the PBX names their fields lose their positional copies', () => {
	const doubled = { 0: '1', ...row('1', 0, 5, 60) };
	const [{ call, rows }] = callsOfLegs([legOf(doubled)], MIDNIGHT, clock);
	expect(withRawLegs(call, rows)).toEqual({ ...call, legs: [row('1', 0, 5, 60)] });
});
