import { askOfCall, legsMayTell, passes } from '../../../../nodes/GisPbx/callRecords/filters';
import type { GroupedCall } from '../../../../nodes/GisPbx/pbx/calls/groupedCall';

type Call = Parameters<typeof passes>[0];

const HOME = { tenant: 'DEMOCO', countryCode: '972' };
const CALL: Call = {
	direction: 'inbound',
	disposition: 'answered',
	durationSeconds: 60,
	linkedId: null,
	from: '0500000001',
	to: '0700000000',
	answeredBy: '204',
	externalNumber: '0500000001',
	extension: '204',
};

describe('missed: no person answered', () => {
	const isMissed = (changes: Partial<Call>) =>
		passes({ ...CALL, ...changes }, { disposition: ['missed'] }, HOME);

	it.each<[string, Partial<Call>]>([
		['nobody took', { disposition: 'noAnswer', answeredBy: null }],
		['was busy', { disposition: 'busy', answeredBy: null }],
		['voicemail answered', { answeredBy: 'Voicemail 204' }],
		['nobody is said to have answered', { answeredBy: null }],
		['a mailbox answered', { answeredBy: 'VM-204' }],
		['a menu answered', { answeredBy: 'IVR' }],
		['a service answered', { answeredBy: '*97' }],
		['Asterisk itself answered', { answeredBy: 's' }],
		['no more than a dash is said of', { answeredBy: '-' }],
	])('a call that %s', (_, changes) => {
		expect(isMissed(changes)).toBe(true);
	});

	it.each<[string, Partial<Call>]>([
		['an extension answered', {}],
		['a phone outside answered', { answeredBy: '0501234567', extension: null }],
		['somebody whose name begins like a service answered', { answeredBy: 'menuha' }],
		['a peer with a name answered', { answeredBy: 'reception-DEMOCO' }],
		['a person without a known number took, by its legs', { answeredBy: null, legs: [] }],
		['went out', { direction: 'outbound', disposition: 'noAnswer', answeredBy: null }],
	])('not a call that %s', (_, changes) => {
		expect(isMissed(changes)).toBe(false);
	});
});

test('numbers are one however they are written, at home in the country of the PBX', () => {
	const isFrom = (callerNumber: string, countryCode: string) =>
		passes({ ...CALL, from: '031234567' }, { callerNumber }, { ...HOME, countryCode });

	expect(isFrom('+97231234567', '972')).toBe(true);
	expect(isFrom('+97231234567', '44')).toBe(false);
	expect(isFrom('+4431234567', '44')).toBe(true);
	expect(passes(CALL, { phone: '+972-50-000-0001' }, HOME)).toBe(true);
	expect(passes({ ...CALL, from: null }, { callerNumber: '0500000001' }, HOME)).toBe(false);
});

test.each([
	['204', '204', true],
	['204', '204-DEMOCO', true],
	['204', '204-democo', true],
	['204', '204-OTHER', false],
	['204-OTHER', '204', false],
	['204-OTHER', '204-DEMOCO', false],
	['204-OTHER', '204-OTHER', true],
	['204-OTHER', '205-OTHER', false],
])('in a call with %s the extension %s takes part: %s', (party, extension, expected) => {
	const call = { ...CALL, from: party, answeredBy: party, extension: party };
	const passesBoth = {
		extension: passes(call, { extension }, HOME),
		phone: passes(call, { phone: extension }, HOME),
	};
	expect(passesBoth).toEqual({ extension: expected, phone: expected });
});

describe('of a leg', () => {
	const leg = { ...CALL, disposition: 'noAnswer', answeredBy: null, extension: '205' };
	const taken = { ...CALL, legs: [], queue: '900' } as unknown as GroupedCall;
	const missed = { ...taken, disposition: 'noAnswer', answeredBy: null } as GroupedCall;
	const isMissed = (ofCall?: GroupedCall) =>
		passes({ ...leg, ofCall }, { disposition: ['missed'] }, HOME);

	it('Missed speaks of the call: another phone may have taken it', () => {
		expect(isMissed(taken)).toBe(false);
		expect(isMissed(missed)).toBe(true);
		expect(isMissed()).toBe(true);
	});

	it('Queue speaks of the call, every other word of the leg', () => {
		const ofCall = missed;
		const wants = (filters: object) => passes({ ...leg, ofCall }, filters, HOME);
		expect(wants({ queue: '900' })).toBe(true);
		expect(wants({ queue: '901' })).toBe(false);
		expect(wants({ disposition: ['missed'], extension: '205' })).toBe(true);
		expect(wants({ disposition: ['missed'], extension: '206' })).toBe(false);
		expect(wants({ disposition: ['answered'] })).toBe(false);
		expect(wants({ disposition: ['busy', 'missed'] })).toBe(true);
	});

	it.each([
		[{ queue: '900' }, true],
		[{ disposition: ['missed' as const] }, true],
		[{ disposition: ['answered' as const] }, false],
		[{ disposition: undefined, queue: undefined }, false],
		[{ extension: '204' }, false],
	])('%j asks about the call: %s', (filters, expected) => {
		expect(askOfCall(filters)).toBe(expected);
	});
});

describe('whom a call rang', () => {
	const rang = ['204', '205'];
	const missed = { ...CALL, disposition: 'noAnswer', answeredBy: null, extension: null };

	it('counts as part of it where nobody took it, or its legs come along', () => {
		const filters = { extension: '205' };
		expect(passes({ ...missed, rang }, filters, HOME)).toBe(true);
		expect(passes({ ...CALL, rang }, filters, HOME)).toBe(false);
		expect(passes({ ...CALL, rang, legs: [] }, filters, HOME)).toBe(true);
	});

	it('is asked of the legs where only they may tell', () => {
		const may = (call: Call, filters: Parameters<typeof legsMayTell>[1]) =>
			legsMayTell(call, filters, HOME);
		expect(may(missed, { extension: '205', disposition: ['missed'] })).toBe(true);
		expect(may(missed, { extension: '205', phone: '0599999999' })).toBe(false);
		expect(may(missed, { extension: '205', disposition: ['answered'] })).toBe(false);
		expect(may(CALL, { extension: '205' })).toBe(false);
		expect(may(CALL, { extension: '204' })).toBe(false);
		expect(may(CALL, { queue: '900' })).toBe(true);
		expect(may(CALL, { linkedId: 'pbx01-1717232400.4669', queue: undefined })).toBe(true);
		expect(may(CALL, { queue: '900', minimumSeconds: 61 })).toBe(false);
	});
});
