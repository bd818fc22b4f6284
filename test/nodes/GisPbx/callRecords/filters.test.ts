import { passes } from '../../../../nodes/GisPbx/callRecords/filters';

type Call = Parameters<typeof passes>[0];

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
		passes({ ...CALL, ...changes }, { disposition: ['missed'] }, '972');

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
		passes({ ...CALL, from: '031234567' }, { callerNumber }, countryCode);

	expect(isFrom('+97231234567', '972')).toBe(true);
	expect(isFrom('+97231234567', '44')).toBe(false);
	expect(isFrom('+4431234567', '44')).toBe(true);
	expect(passes(CALL, { phone: '+972-50-000-0001' }, '972')).toBe(true);
	expect(passes({ ...CALL, from: null }, { callerNumber: '0500000001' }, '972')).toBe(false);
});
