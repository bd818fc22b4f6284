import { withoutSecrets } from '../../../../nodes/GisPbx/pbx/secretFields';

test.each([
	'password',
	'ex_webpassword',
	'te_recordingPASSWORD',
	'secret',
	'ex_token',
	'ex_lockpin',
	'PIN',
	'ex_2fa_param1',
	'imapuser',
	'authname',
	'te_recordinguser',
	'te_recordinghost',
])('hides the field %s, whatever it holds', (name) => {
	for (const value of ['x', '', 7, null, ['x'], { user: 'x' }]) {
		expect(withoutSecrets({ [name]: value, number: '204' })).toEqual({
			[name]: '[hidden]',
			number: '204',
		});
	}
});

test.each([
	['a row in a list', [{ token: 'x' }], [{ token: '[hidden]' }]],
	['a row below rows', { a: { b: [{ pin: 'x' }] } }, { a: { b: [{ pin: '[hidden]' }] } }],
	['positional copies', { 0: 'x', 1: 'y', name: 'x', pin: 'y' }, { name: 'x', pin: '[hidden]' }],
	['copies below a list', [[{ 0: 'x', token: 'x' }]], [[{ token: '[hidden]' }]]],
	['copies in rows by ID', { 7: { 0: 'x', pin: 'x' } }, { 7: { pin: '[hidden]' } }],
])('hides at any depth: %s', (_, value, clean) => {
	expect(withoutSecrets(value)).toEqual(clean);
});

test.each([
	['a list of queues by ID', { 27: 'Support', 28: 'Sales' }],
	["an agent's record, which has positions only", { '204-DEMOCO': { 0: 3, 1: 'available' } }],
	['a text', 'password'],
	['nothing', null],
	['a number', 7],
	['names', ['password', 'token']],
])('leaves %s as it is', (_, value) => {
	expect(withoutSecrets(value)).toEqual(value);
});

test('does not change what it was given', () => {
	const row = { 0: 'x', password: 'x', nested: { pin: 'y' } };
	withoutSecrets(row);

	expect(row).toEqual({ 0: 'x', password: 'x', nested: { pin: 'y' } });
});
