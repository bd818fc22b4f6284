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
	'passwd',
	'PWD',
	'pass',
	'ex_pass',
	'apikey',
	'api_key',
	'apiKey',
	'pincode',
	'authorization',
	'sip_psw',
	'pswd',
	'credentials',
	'PHPSESSID_cookie',
	'sessionId',
	'otp',
	'bearer',
	'sshKey',
	'access_code',
	'סיסמה',
	'סיסמאות',
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

test.each([
	'shipping',
	'opinion',
	'author',
	'secretary',
	'compass',
	'passenger',
	'bypass',
	'callstaken',
	'monkey',
	'hotpot',
	'snapswitch',
])('%s is no secret', (name) => {
	expect(withoutSecrets({ [name]: 'x' })).toEqual({ [name]: 'x' });
});

test.each([
	['https://pbx/?id=1&key=abc&z=2', 'https://pbx/?id=1&key=[hidden]&z=2'],
	[
		'https%3A%2F%2Fpbx%3Fid%3D1%26key%3Dabc%26z%3D1',
		'https%3A%2F%2Fpbx%3Fid%3D1%26key%3D[hidden]%26z%3D1',
	],
	['&amp;apikey=abc&amp;b=1', '&amp;apikey=[hidden]&amp;b=1'],
	['Password=hunter2; ok', 'Password=[hidden]; ok'],
	["array('secret' => 'abc', 'b' => 1)", "array('secret' => '[hidden]', 'b' => 1)"],
	['[{"passwd":"x\\"y","a":1},{"b', '[{"passwd":"[hidden]","a":1},{"b'],
	['x {\\"pwd\\":\\"q\\"} y', 'x {\\"pwd\\":\\"[hidden]\\"} y'],
	['{"a":"{\\"pwd\\":\\"q\\"}"}', '{"a":"{\\"pwd\\":\\"[hidden]\\"}"}'],
	['https://me:abc@pbx/', 'https://me:[hidden]@pbx/'],
	['number|secret|\n204|abc|', 'number|secret|\n[hidden]'],
	['number,"sip password"\r\n204,"a,b"', 'number,"sip password"\r\n[hidden]'],
	['שם,password\n204,abc', 'שם,password\n[hidden]'],
	['name;pin\n204;1234', 'name;pin\n[hidden]'],
	['name\tסיסמה\r204\tabc', 'name\tסיסמה\r[hidden]'],
	['\nname,password\n204,abc', '\nname,password\n[hidden]'],
	['password\nhunter2', 'password\n[hidden]'],
	['Name: 204\r\nSecret : a b\r\nHost: x', 'Name: 204\r\nSecret : [hidden]\r\nHost: x'],
	['name: 204, password:hunter2', 'name: 204, password:[hidden]'],
	['{user: "204", pwd: "abc"}', '{user: "204", pwd: [hidden]'],
	['Authorization: Bearer abc.def', 'Authorization: [hidden]'],
	['<user>204</user><secret>abc</secret>', '<user>204</user><secret>[hidden]</secret>'],
	["['password'] => hunter2", "['password'] => [hidden]"],
	['redis://:abc@pbx/', 'redis://:[hidden]@pbx/'],
	['pin : 4711', 'pin : [hidden]'],
	['at 12:30 pin: 4711', 'at 12:30 pin: [hidden]'],
])('hides what the text %s says of secrets', (text, clean) => {
	expect(withoutSecrets(text)).toBe(clean);
	expect(withoutSecrets([{ text }])).toEqual([{ text: clean }]);
});

test.each([
	'"Dana" <204>',
	'2024-06-01 12:00:00',
	'204: 5',
	'a=b, c = d',
	'PIN is needed',
	'Wrong password\nTry again',
	'at 12:30, https://crm/',
	'<author>Dana</author>',
	'Note: call back',
	'{"a": 9007199254740993, "b" : 1}',
	'https://crm/?id=1&page=2',
	'number|name|\n204|Dana|',
])('leaves the text %s as it is', (text) => {
	expect(withoutSecrets(text)).toBe(text);
});

test('what is nested too deep is hidden, not an end', () => {
	const deep: unknown = JSON.parse(`${'['.repeat(50_000)}1${']'.repeat(50_000)}`);
	expect(JSON.stringify(withoutSecrets(deep))).toContain('[hidden]');
});

test('a name that JavaScript knows is a name', () => {
	const row: unknown = JSON.parse('{"__proto__":{"a":1},"constructor":"x","pin":"y"}');
	const clean = withoutSecrets(row) as Record<string, unknown>;
	expect(clean).toMatchObject({ constructor: 'x', pin: '[hidden]' });
	expect(clean.a).toBeUndefined();
});
