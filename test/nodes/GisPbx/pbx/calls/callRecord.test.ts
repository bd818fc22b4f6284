import { type CallRecord } from '../../../../../nodes/GisPbx/pbx/calls/callRecord';
import { PbxClock } from '../../../../../nodes/GisPbx/pbx/time/zoneClock';
import type { Row } from '../../../../../nodes/GisPbx/pbx/rows';
import type { Leg } from '../../../../../nodes/GisPbx/pbx/calls/callPart';
import {
	addCallDetails,
	legsByCall as legsByCallInStretches,
} from '../../../../../nodes/GisPbx/pbx/calls/callDetails';
import { callFromSimpleCdr, legFromCdr } from '../../../../../nodes/GisPbx/pbx/calls/readCdr';
import { allAtOnce } from '../atOnce';

const legsByCall = allAtOnce(legsByCallInStretches);

const CLOCK = new PbxClock('Asia/Jerusalem');

/** The answered inbound call of pbx.md#simple-cdrs, positional copies included. */
const SIMPLE: Row = {
	...{ '0': '7', sc_te_id: '7', '1': 'DEMOCO', tenantcode: 'DEMOCO' },
	...{ sc_start: '2024-06-01 12:00:00', sc_direction: 'IN', sc_calleridnum: '0500000001' },
	...{ sc_calleridname: 'דמו Caller', sc_dialednum: '0700000000', sc_disposition: 'ANSWERED' },
	...{ sc_duration: '190', sc_uniqueid: 'pbx01-1717232400.4670', sc_whoanswered: '204' },
};
/** The same call as one leg, of pbx.md#cdrs. */
const LEG: Row = {
	...{ ID: '901234', accountcode: 'DEMOCO', start: '2024-06-01 12:00:00' },
	...{ answer: '2024-06-01 12:00:07', end: '2024-06-01 12:03:10' },
	...{ clid: '"Demo Caller" <0500000001>', realsrc: '0500000001', firstdst: '0700000000' },
	...{ duration: '190', billsec: '183', disposition: 'ANSWERED', dcontext: 'fromoutside' },
	...{ dstchannel: 'PJSIP/204-DEMOCO-00001a2b', userfield: '[inbound]', lastapp: 'Queue' },
	...{ uniqueid: 'pbx01-1717232400.4670', lastdst: '204-DEMOCO', wherelanded: '204' },
	...{ src: '0500000001', dst: '900', linkedid: 'pbx01-1717232400.4669', originateid: '' },
};

const call = (changes: Row = {}) => callFromSimpleCdr({ ...SIMPLE, ...changes }, CLOCK);
const leg = (changes: Row = {}) => legFromCdr({ ...LEG, ...changes }, CLOCK);

describe('callFromSimpleCdr', () => {
	const EXPECTED: CallRecord = {
		startedAt: '2024-06-01T12:00:00+03:00',
		direction: 'inbound',
		disposition: 'answered',
		from: '0500000001',
		fromName: 'דמו Caller',
		to: '0700000000',
		answeredBy: '204',
		extension: '204',
		externalNumber: '0500000001',
		externalNumberE164: '+972500000001',
		durationSeconds: 190,
		talkSeconds: null,
		answeredAt: null,
		endedAt: '2024-06-01T12:03:10+03:00',
		callId: 'pbx01-1717232400.4670',
		linkedId: null,
		originateId: null,
	};

	it('reads the 11 columns', () => {
		expect(call()).toEqual(EXPECTED);
	});

	it.each([
		['call', call],
		['leg', leg],
	])('tells of a %s in the order that the papers show', (_kind, record) => {
		expect(Object.keys(record())).toEqual(Object.keys(EXPECTED));
	});

	it('reads talk time and answer from the twelfth', () => {
		expect(call({ sc_billsec: '183' })).toEqual({
			...EXPECTED,
			talkSeconds: 183,
			answeredAt: '2024-06-01T12:00:07+03:00',
		});
	});

	it('knows no answer of a call that nobody took', () => {
		const missed = call({ sc_billsec: '0', sc_disposition: 'NO ANSWER', sc_whoanswered: '' });
		expect(missed).toMatchObject({ disposition: 'noAnswer', talkSeconds: 0, answeredAt: null });
		expect(missed).toMatchObject({ answeredBy: null, extension: null });
	});

	it('tells the outbound side', () => {
		const changes = {
			sc_direction: 'OUT',
			sc_calleridnum: '204-DEMOCO',
			sc_dialednum: '#019#0500000009',
		};
		expect(call({ ...changes, sc_whoanswered: 'OUT-0500000009' })).toMatchObject({
			...{ direction: 'outbound', from: '204', to: '0500000009', answeredBy: '0500000009' },
			...{ externalNumber: '0500000009', extension: '204' },
		});
		expect(call({ sc_direction: 'OUT' }).extension).toBeNull();
	});

	it('tells internal calls, which have no customer', () => {
		const changes = { sc_direction: 'LOCAL', sc_calleridnum: '204', sc_dialednum: '205' };
		expect(call({ ...changes, sc_whoanswered: '205' })).toMatchObject({
			...{ direction: 'internal', from: '204', to: '205', answeredBy: '205' },
			...{ externalNumber: null, extension: '204' },
		});
	});

	it('takes an outside number that answered (follow-me) for no extension', () => {
		expect(call({ sc_whoanswered: '0500000009' })).toMatchObject({
			answeredBy: '0500000009',
			extension: null,
		});
	});

	it('deduces the direction where the PBX tells none', () => {
		const directionOf = (from: string, to: string) =>
			call({ sc_direction: '', sc_calleridnum: from, sc_dialednum: to }).direction;
		expect(directionOf('0500000001', '0700000000')).toBe('inbound');
		expect(directionOf('204-DEMOCO', '0700000000')).toBe('outbound');
		expect(directionOf('204', '205-DEMOCO')).toBe('internal');
		expect(directionOf('', '0700000000')).toBeNull();
		expect(directionOf('204', '')).toBeNull();
	});

	it('has null for what the row lacks', () => {
		expect(new Set(Object.values(callFromSimpleCdr({}, CLOCK)))).toEqual(new Set([null]));
		expect(call({ sc_start: 'odd', sc_billsec: '5' })).toMatchObject({
			startedAt: null,
			endedAt: null,
			answeredAt: null,
		});
		expect(call({ sc_duration: '' })).toMatchObject({ endedAt: null, durationSeconds: null });
	});

	it('puts a unique ID of web-hook form right', () => {
		expect(call({ sc_uniqueid: 'pbx01-1717232400_4670' }).callId).toBe('pbx01-1717232400.4670');
	});
});

describe('legFromCdr', () => {
	it('reads the row of the protocol file', () => {
		expect(leg()).toEqual({
			callId: 'pbx01-1717232400.4670',
			linkedId: 'pbx01-1717232400.4669',
			originateId: null,
			startedAt: '2024-06-01T12:00:00+03:00',
			answeredAt: '2024-06-01T12:00:07+03:00',
			endedAt: '2024-06-01T12:03:10+03:00',
			durationSeconds: 190,
			talkSeconds: 183,
			direction: 'inbound',
			disposition: 'answered',
			from: '0500000001',
			fromName: 'Demo Caller',
			to: '0700000000',
			answeredBy: '204',
			externalNumber: '0500000001',
			externalNumberE164: '+972500000001',
			extension: '204',
		});
	});

	it.each([
		['0312345678', '44', '+44312345678'],
		['(212) 555-0123', '1', '+12125550123'],
		['*2407', '972', null],
		['1700', '972', null],
		['anonymous', '972', null],
	])('of %s at home in +%s E.164 is %s', (number, countryCode, e164) => {
		const told = { sc_calleridnum: number };
		expect(callFromSimpleCdr({ ...SIMPLE, ...told }, CLOCK, countryCode)).toMatchObject({
			externalNumberE164: e164,
		});
		expect(legFromCdr({ ...LEG, realsrc: number }, CLOCK, countryCode)).toMatchObject({
			externalNumberE164: e164,
		});
	});

	it('names the phone that an unanswered call from outside rang', () => {
		const inVain = { answer: '', billsec: '0', disposition: 'NO ANSWER' };
		expect(leg(inVain)).toMatchObject({ answeredBy: null, extension: '204' });
		expect(leg({ ...inVain, dstchannel: '', lastapp: 'VoiceMail' }).extension).toBeNull();
		expect(leg({ ...inVain, userfield: '[outbound]' }).extension).toBeNull();
	});

	it('knows that an unanswered leg has no answer', () => {
		const missed = leg({ answer: '0000-00-00 00:00:00', billsec: '0', disposition: 'NO ANSWER' });
		expect(missed).toMatchObject({ answeredAt: null, talkSeconds: 0, disposition: 'noAnswer' });
		expect(missed).toMatchObject({ answeredBy: null, extension: '204' });
	});

	it.each([
		['NOANSWER', 'noAnswer'],
		['busy', 'busy'],
		['FAILED', 'failed'],
		['CONGESTION', 'congestion'],
		['ABANDONED', 'abandoned'],
		['CHAN_UNAVAIL now', 'chanUnavailNow'],
		['', null],
	])('reads disposition %j as %j', (disposition, expected) => {
		expect(leg({ disposition }).disposition).toBe(expected);
	});

	it.each([
		[{ userfield: 'note [outbound] more' }, 'outbound'],
		[{ userfield: '[local]' }, 'internal'],
		[{ userfield: 'note', dcontext: 'fromotherpbx' }, 'inbound'],
		[{ userfield: '', dcontext: 'frominternal', realsrc: '204-DEMOCO' }, 'outbound'],
		[{ userfield: '', dcontext: '', realsrc: '204-DEMOCO', firstdst: '205' }, 'internal'],
		[{ userfield: '', dcontext: '', realsrc: '', src: '', clid: '' }, null],
	])('finds the direction in %j', (changes, expected) => {
		expect(leg(changes).direction).toBe(expected);
	});

	it('strips routing marks from numbers', () => {
		expect(leg({ realsrc: 'FROM-#019#0500000001', firstdst: 'FROMOUT-0700000000' })).toMatchObject({
			from: '0500000001',
			to: '0700000000',
		});
	});

	it('reads user names without knowing the tenant', () => {
		expect(leg({ accountcode: '' })).toMatchObject({ answeredBy: '204', extension: '204' });
	});

	it.each([
		['"" <anonymous>', null, 'anonymous'],
		['"\\"דמו\\" <b>" <0500000002>', '"דמו" <b>', '0500000002'],
		['Demo <0500000002>', 'Demo', '0500000002'],
		['Demo <>', 'Demo', null],
		['0500000002', null, null],
	])('reads caller ID %j', (clid, fromName, from) => {
		expect(leg({ clid, realsrc: '', src: '' })).toMatchObject({ fromName, from });
	});

	describe('finds who answered', () => {
		const unchannelled = Object.fromEntries(
			Object.entries(LEG).filter(([name]) => name !== 'dstchannel'),
		);
		const by = (lastdst: string, wherelanded: string, more: Row = {}) =>
			legFromCdr({ ...unchannelled, lastdst, wherelanded, ...more }, CLOCK).answeredBy;

		it('by where the call landed, where there is no channel', () => {
			expect(by('205-DEMOCO', '204')).toBe('205');
			expect(by('', '204')).toBe('204');
			expect(by('0500000009', '204')).toBe('204');
			expect(by('0500000009', '0500000009')).toBe('0500000009');
			expect(by('', '')).toBeNull();
			// A machine took it, whatever extension its box belongs to.
			expect(by('Voicemail 506', '506')).toBeNull();
		});

		it.each([
			['a phone', 'PJSIP/206-DEMOCO-00001a2b', '206'],
			['a phone behind a Local channel', 'Local/206@member-00000001;1', '206'],
			['a trunk, where the number stands in lastdst', 'SIP/trunk-00000028', '205'],
			['a channel of a kind that is not known', 'Zzz/206-DEMOCO-00000001', '206'],
		])('by %s before all else', (_what, dstchannel, answeredBy) => {
			expect(by('205-DEMOCO', '204', { dstchannel })).toBe(answeredBy);
		});

		it('over a trunk by the number outside, never by that of a ring group', () => {
			const trunk = { dstchannel: 'SIP/trunk-00000028' };
			expect(by('0500000009', '', trunk)).toBe('0500000009');
			expect(by('700', '', trunk)).toBeNull();
		});

		it.each(['', ' ', null])('not at all where the channel is %j', (dstchannel) => {
			const row = { ...LEG, dstchannel };
			expect(legFromCdr(row, CLOCK)).toMatchObject({
				...{ answeredBy: null, answeredAt: null, talkSeconds: 0, disposition: 'noAnswer' },
			});
			expect(legFromCdr({ ...row, lastapp: 'Dial' }, CLOCK).disposition).toBe('failed');
		});
	});

	it('was not taken by whoever lost in a ring group, or where the caller gave up', () => {
		expect(leg({ disposition: 'CANCEL' })).toMatchObject({
			...{ disposition: 'noAnswer', answeredBy: null, answeredAt: null, talkSeconds: 0 },
		});
	});

	it('has no negative length where the clock was set back', () => {
		expect(leg({ duration: '-27' }).durationSeconds).toBe(0);
	});

	it.each<[string, Row, Partial<CallRecord>]>([
		[
			'18446744073709551615 seconds',
			{ duration: '18446744073709551615' },
			{ durationSeconds: null },
		],
		[
			'fewer seconds than none by a step of years',
			{ duration: '-1780304400' },
			{ durationSeconds: null },
		],
		['a talk of years', { billsec: '999999999' }, { talkSeconds: null }],
		['an end in 2162', { end: '2162-01-01 00:00:00' }, { endedAt: '2024-06-01T12:03:10+03:00' }],
		[
			'an end before the start',
			{ end: '2024-06-01 11:00:00' },
			{ endedAt: '2024-06-01T12:03:10+03:00' },
		],
		['an answer of 1970', { answer: '1970-01-01 00:00:00' }, { answeredAt: null }],
		[
			'an answer before the start',
			{ answer: '2024-06-01 11:59:00' },
			{ answeredAt: '2024-06-01T12:00:00+03:00' },
		],
		['an answer in 2162', { answer: '2162-01-01 00:00:00' }, { answeredAt: null }],
	])('puts %s right, and says so', (_, odd, right) => {
		expect(leg(odd)).toMatchObject({ ...right, oddities: Object.keys(right) });
	});

	it('puts an odd talk of the list of calls right as well', () => {
		expect(call({ sc_billsec: '999999999' })).toMatchObject({
			...{ talkSeconds: null, answeredAt: null, oddities: ['talkSeconds'] },
		});
	});

	it('tells no talk that is longer than the call, and says so', () => {
		expect(call({ sc_duration: '10', sc_billsec: '12' })).toMatchObject({
			...{ durationSeconds: 10, talkSeconds: 10, answeredAt: call().startedAt },
			oddities: ['talkSeconds'],
		});
		expect(leg({ billsec: '99999' })).toMatchObject({
			...{ talkSeconds: leg().durationSeconds, oddities: ['talkSeconds'] },
		});
		expect(leg({ duration: '-1780304400' }).talkSeconds).toBe(leg().talkSeconds);
	});

	it('takes the unique ID for the start where that cannot be read', () => {
		const uniqueid = 'pbx01-1717232400.1';
		expect(leg({ uniqueid, start: 'noon', end: '2162-01-01 00:00:00' })).toMatchObject({
			...{ endedAt: null, oddities: ['endedAt'] },
		});
		expect(leg({ uniqueid, start: 'noon' }).endedAt).toBe(leg().endedAt);
	});

	it('tells no time of a year with five digits', () => {
		expect(leg({ start: '9999-12-31 23:59:59' })).toMatchObject({ startedAt: null, endedAt: null });
	});

	it('has no oddities where nothing was put right', () => {
		expect(leg()).not.toHaveProperty('oddities');
		expect(leg({ disposition: 'NO ANSWER', answer: '1970-01-01 00:00:00' })).not.toHaveProperty(
			'oddities',
		);
		expect(leg({ start: '', end: '', answer: '', duration: '' })).not.toHaveProperty('oddities');
	});

	it('counts the end from the duration where it cannot be read', () => {
		expect(leg({ end: '' }).endedAt).toBe('2024-06-01T12:03:10+03:00');
		expect(leg({ end: '', duration: '' }).endedAt).toBeNull();
		expect(leg({ start: '', end: '' })).toMatchObject({ startedAt: null, endedAt: null });
		expect(leg({ start: '' })).toMatchObject({
			startedAt: null,
			endedAt: '2024-06-01T12:03:10+03:00',
		});
		expect(leg({ start: '' }).answeredAt).toBe('2024-06-01T12:00:07+03:00');
	});
});

/** Israel's clock goes from 02:00+03:00 back to 01:00+02:00 on 27 October 2024 (23:00 UTC). */
describe('in the hour that autumn repeats', () => {
	const times = (record: CallRecord) => [record.startedAt, record.answeredAt, record.endedAt];
	const epochOf = (iso: string) => `pbx01-${Date.parse(iso) / 1000}.1`;
	const row = (start: string, answer: string, end: string, duration: number, uniqueid = 'x') =>
		leg({
			start: `2024-10-27 ${start}`,
			answer: `2024-10-27 ${answer}`,
			end: `2024-10-27 ${end}`,
			duration: String(duration),
			uniqueid,
		});

	it('fits start and end to the duration', () => {
		expect(times(row('00:50:00', '00:51:00', '01:10:00', 1200))[2]).toBe(
			'2024-10-27T01:10:00+03:00',
		);
		expect(times(row('00:50:00', '01:05:00', '01:10:00', 4800))).toEqual([
			'2024-10-27T00:50:00+03:00',
			'2024-10-27T01:05:00+03:00',
			'2024-10-27T01:10:00+02:00',
		]);
		expect(times(row('01:50:00', '01:05:00', '01:10:00', 1200))).toEqual([
			'2024-10-27T01:50:00+03:00',
			'2024-10-27T01:05:00+02:00',
			'2024-10-27T01:10:00+02:00',
		]);
		expect(times(row('01:50:00', '02:05:00', '02:10:00', 1200))[0]).toBe(
			'2024-10-27T01:50:00+02:00',
		);
	});

	it('asks the unique ID where both passes fit', () => {
		const passes = ['2024-10-27T01:20:00+03:00', '2024-10-27T01:20:00+02:00'];
		for (const pass of passes) {
			const [start, , end] = times(row('01:20:00', '01:21:00', '01:30:00', 600, epochOf(pass)));
			expect(start).toBe(pass);
			expect(end).toBe(pass.replace('01:20', '01:30'));
			const changes = { sc_start: '2024-10-27 01:20:00', sc_uniqueid: epochOf(pass) };
			expect(call(changes).startedAt).toBe(pass);
		}
		expect(call({ sc_start: '2024-10-27 01:20:00', sc_uniqueid: 'x' }).startedAt).toBe(passes[0]);
		expect(call({ sc_start: '2024-10-27 01:20:00', sc_uniqueid: '' }).startedAt).toBe(passes[0]);
	});

	it('takes the first pass where nothing tells', () => {
		expect(leg({ uniqueid: '', start: '', end: '2024-10-27 01:30:00' }).endedAt).toBe(
			'2024-10-27T01:30:00+03:00',
		);
		const untimed = {
			start: '2024-10-27 01:20:00',
			end: '2024-10-27 01:30:00',
			duration: '',
			uniqueid: 'x',
		};
		expect(times(leg(untimed))).toEqual([
			'2024-10-27T01:20:00+03:00',
			expect.anything(),
			'2024-10-27T01:30:00+03:00',
		]);
	});
});

describe('addCallDetails', () => {
	const leg = (changes: Row = {}): Leg => {
		const row = { ...LEG, ...changes };
		return { row, record: legFromCdr(row, CLOCK) };
	};
	const details = (of: CallRecord, legs: Leg[]) => addCallDetails(of, legsByCall(legs));
	const MISSED = leg({ ID: '1', disposition: 'BUSY', answer: '', billsec: '0', duration: '400' });
	const SHORT = leg({ ID: '2', billsec: '20', duration: '30', originateid: '15f3a9c01b27de' });
	const LONG = leg({ ID: '3' });
	const OTHER = leg({ uniqueid: 'pbx01-1717232400.9', linkedid: 'other', billsec: '999' });
	const NAMELESS = leg({ uniqueid: '' });

	it('fills what simplecdrs leaves out, the answered and then the longest leg first', () => {
		const legs = [MISSED, SHORT, OTHER, NAMELESS, LONG];
		const expected = {
			...call(),
			linkedId: 'pbx01-1717232400.4669',
			originateId: '15f3a9c01b27de',
			talkSeconds: 183,
			answeredAt: '2024-06-01T12:00:07+03:00',
			queue: '900',
			rang: ['204'],
		};
		const index = legsByCall(legs);
		expect(addCallDetails(call(), index)).toEqual(expected);
		expect(addCallDetails(call(), index)).toEqual(expected);
		expect(legs[0]).toBe(MISSED);
	});

	it('takes the talk from a linked leg where its own rang in vain', () => {
		const linked = leg({ ID: '4', uniqueid: 'pbx01-1717232400.4671', originateid: 'of another' });
		expect(details(call(), [MISSED, OTHER, linked])).toMatchObject({
			originateId: null,
			talkSeconds: 183,
			answeredAt: '2024-06-01T12:00:07+03:00',
		});
		expect(details(call(), [SHORT, linked]).talkSeconds).toBe(20);
	});

	it('says 0 seconds of talk of a call that nobody answered, and nothing where nobody knows', () => {
		const linked = leg({ ID: '4', uniqueid: 'pbx01-1717232400.4671' });
		const missed = call({ sc_disposition: 'NO ANSWER' });
		expect(details(missed, [MISSED, linked]).talkSeconds).toBe(0);
		expect(details(call(), [MISSED]).talkSeconds).toBeNull();
	});

	it('says where the talk includes ringing', () => {
		const inQueue = leg({ lastapp: 'Queue', answer: String(LEG.start) });
		expect(details(call(), [inQueue]).talkIncludesRinging).toBe(true);
		expect(details(call(), [LONG])).not.toHaveProperty('talkIncludesRinging');
	});

	it('names the queue, whom the call rang, and the one phone that it rang in vain', () => {
		const missed = call({ sc_disposition: 'NO ANSWER', sc_whoanswered: '' });
		const other = leg({
			...MISSED.row,
			...{
				ID: '9',
				lastdst: '205-DEMOCO',
				wherelanded: '205',
				dstchannel: 'PJSIP/205-DEMOCO-0001',
			},
		});
		const voicemail = call({ sc_whoanswered: 'Voicemail 204' });
		expect(details(missed, [MISSED])).toMatchObject({
			...{ extension: '204', answeredBy: null, queue: '900', rang: ['204'] },
		});
		expect(details(missed, [MISSED, other])).toMatchObject({
			...{ extension: null, rang: ['204', '205'] },
		});
		expect(details(voicemail, [MISSED])).toMatchObject({ extension: '204', rang: ['204'] });
	});

	it('says who answered where only the legs know', () => {
		const unknown = call({ sc_whoanswered: '' });
		expect(details(unknown, [LONG])).toMatchObject({ answeredBy: '204', extension: '204' });
		expect(details(unknown, [MISSED])).toMatchObject({ answeredBy: null, extension: '204' });
		const mobile = call({ sc_whoanswered: '0500000009' });
		expect(details(mobile, [MISSED])).toMatchObject({ answeredBy: '0500000009', extension: null });
	});

	it('keeps what the call tells itself', () => {
		expect(details(call({ sc_billsec: '100' }), [LONG]).talkSeconds).toBe(100);
	});

	it('fills nothing without a leg of the call', () => {
		const nothing = { queue: null, rang: null };
		const unnamed = call({ sc_uniqueid: '' });
		expect(details(call(), [OTHER, NAMELESS])).toEqual({ ...call(), ...nothing });
		expect(details(unnamed, [NAMELESS])).toEqual({ ...unnamed, ...nothing });
	});

	it('compares legs without a duration', () => {
		const endless = leg({ duration: '', billsec: '' });
		expect(details(call(), [endless, endless, LONG]).talkSeconds).toBe(183);
	});
});
