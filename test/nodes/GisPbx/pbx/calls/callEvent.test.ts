import { callEventFrom } from '../../../../../nodes/GisPbx/pbx/calls/callEvent';

/** As pbx.md#call-events has it. */
const ring = {
	action: 'ring',
	original_call_id: 'pbx01-1717232400.4669',
	linkedid: 'pbx01-1717232400.4669',
	is_outgoing: 'incoming',
	from_phone: '0500000001',
	target_phone: '0700000000',
	extension: '',
	vendor: 'gis',
};
const from = (fields: object) => callEventFrom({ ...ring, ...fields }, 'DEMOCO');

test('a call from outside rings: nobody of ours is known', () => {
	expect(from({})).toEqual({
		event: 'ringing',
		callId: 'pbx01-1717232400.4669',
		linkedId: 'pbx01-1717232400.4669',
		direction: 'inbound',
		disposition: null,
		from: '0500000001',
		to: '0700000000',
		externalNumber: '0500000001',
		externalNumberE164: '+972500000001',
		extension: null,
		durationSeconds: null,
		recordingUrl: null,
	});
});

test.each([
	['ring', 'ringing', null],
	['answered', 'answered', 'answered'],
	['missed', 'missed', 'noAnswer'],
	['ended', 'ended', null],
	['hangup', 'ended', null],
	['HangUp', 'ended', null],
	['parked', 'parked', null],
	['', null, null],
])('action %p is event %p, disposition %p', (action, event, disposition) => {
	expect(from({ action })).toMatchObject({ event, disposition });
});

test('without any field it is no event, and nothing is known', () => {
	const nothing = callEventFrom({}, 'DEMOCO');
	expect(Object.values(nothing).filter((value) => value !== null)).toEqual([]);
});

test('an underscore in an ID stands for the dot; an originate ID stays as it is', () => {
	expect(from({ original_call_id: 'pbx01-1717232400_4669' }).callId).toBe('pbx01-1717232400.4669');
	expect(from({ original_call_id: '15f3a9c01b27de', linkedid: ' ' })).toMatchObject({
		callId: '15f3a9c01b27de',
		linkedId: null,
	});
});

test('the extension stands without the tenant, and is ours whatever the direction', () => {
	expect(from({ action: 'answered', extension: '204-DEMOCO' }).extension).toBe('204');
	const outgoing = { is_outgoing: 'outgoing', from_phone: '204', target_phone: '0500000001' };
	expect(from(outgoing)).toMatchObject({
		direction: 'outbound',
		extension: '204',
		externalNumber: '0500000001',
	});
	expect(from({ ...outgoing, from_phone: '0700000000', extension: '204-DEMOCO' }).extension).toBe(
		'204',
	);
});

test('a call from an extension to a service of the PBX stays within', () => {
	const call = { from_phone: '204-DEMOCO', target_phone: '*97' };
	expect(from(call)).toMatchObject({ direction: 'internal', externalNumber: null });
});

test('without the word, the numbers tell the direction', () => {
	const call = { is_outgoing: undefined, from_phone: '204', target_phone: '205' };
	expect(from(call).direction).toBe('internal');
});

test.each([
	['+972-50-000-0001', '+972500000001'],
	['(050) 000 0001', '0500000001'],
	['\u2066050-0000001\u2069', '0500000001'],
	['FROM-0500000001', '0500000001'],
	[500000001, '500000001'],
])('the number %p is %p', (written, number) => {
	expect(from({ from_phone: written })).toMatchObject({ from: number, externalNumber: number });
});

test('E.164 is told by the country of the PBX', () => {
	const of = (from_phone: string, countryCode: string) =>
		callEventFrom({ ...ring, from_phone }, 'DEMOCO', countryCode).externalNumberE164;
	expect(of('020 7946 0000', '44')).toBe('+442079460000');
	expect(of('*2407', '972')).toBeNull();
	expect(of('anonymous', '972')).toBeNull();
});

test.each([
	'Anonymous',
	'Restricted',
	'<unknown>',
	'unavailable',
	'private',
	'חסוי',
	's',
	'\u200fחסוי',
	'מספר פרטי',
	'Private Number',
	'"Anonymous" <anonymous>',
	'anonymous@192.0.2.7',
	'unknown caller 1',
	'0',
	'-',
	'',
	undefined,
])('the number %p is none: the caller withheld it', (written) => {
	const event = from({ from_phone: written });
	expect(event).toMatchObject({ externalNumber: null, callerWithheld: true });
	expect(from({ from_phone: '0500000001' })).not.toHaveProperty('callerWithheld');
});

test.each([
	['1', 'outbound'],
	['true', 'outbound'],
	['YES', 'outbound'],
	['0', 'inbound'],
	['false', 'inbound'],
	['no', 'inbound'],
])('is_outgoing %p is %s', (word, direction) => {
	expect(from({ is_outgoing: word, from_phone: '0700000000' }).direction).toBe(direction);
});

test('a call that ended tells its length and where its recording is', () => {
	const url = 'https://pbx.example.com/rec?reqtype=INFO&id=pbx01-1.2';
	expect(
		from({ action: 'hangup', duration: '35', record_url: encodeURIComponent(url) }),
	).toMatchObject({ durationSeconds: 35, recordingUrl: url });
	expect(from({ action: 'hangup', duration: 'long', record_url: url })).toMatchObject({
		durationSeconds: null,
		recordingUrl: url,
	});
});

test('the key in the address of a recording is taken out', () => {
	const url = 'https://pbx.example.com/rec?key=canary&id=1';
	for (const record_url of [url, encodeURIComponent(url)]) {
		expect(from({ record_url }).recordingUrl).toBe('https://pbx.example.com/rec?id=1');
	}
});
