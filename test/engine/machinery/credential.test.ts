import { usePbx } from '../support';

const pbx = usePbx();
const STATE = { resource: 'extension', operation: 'getState', extension: '204' };
const DIAL = { resource: 'call', operation: 'dial', source: '204', destination: '0500000001' };

test.each([
	['a read', STATE],
	['a write', DIAL],
	['a list', { resource: 'cdr', operation: 'getMany', options: { addCallDetails: true } }],
])('is asked for once for each item of %s, and for no request', async (_, parameters) => {
	for (const items of [1, 25]) {
		pbx.simulator.clearRequests();
		const run = await pbx.run(parameters, { items: Array.from({ length: items }, () => ({})) });

		expect(run.error).toBeUndefined();
		expect(pbx.sent().length).toBeGreaterThanOrEqual(items);
		expect(run.decryptions).toBe(items);
	}
});

test('key and tenant go with every request, byte for byte', async () => {
	await pbx.run(STATE);
	const [{ params, target }] = pbx.simulator.requests;

	expect(params).toMatchObject({ key: 'canary+/=&% key', tenant: 'DEMOCO' });
	expect(target).toContain('key=canary%2B%2F%3D%26%25%20key&');
});

test('blanks and line breaks around what was pasted do no harm', async () => {
	const run = await pbx.run(STATE, {
		credentials: {
			gisPbxApi: pbx.credential({
				apiUrl: ` ${pbx.simulator.url}\n`,
				apiKey: ` ${pbx.simulator.key}\r\n`,
				tenant: '\tDEMOCO ',
				timeZone: ' Asia/Jerusalem ',
			}),
		},
	});

	expect(run.error).toBeUndefined();
	expect(pbx.simulator.requests[0].params).toMatchObject({ key: pbx.simulator.key });
});

const ADDRESS = 'Give the full address of the script';
const SCRIPT = 'Remove everything from the question mark on';

test.each([
	[
		'http://',
		{ allowInsecureHttp: false },
		/^API URL starts with http:\/\//,
		'Allow Insecure HTTP',
	],
	['no URL', { apiUrl: '' }, 'API URL is no web address', ADDRESS],
	['a host alone', { apiUrl: 'api.phonecall.co' }, 'API URL is no web address', ADDRESS],
	['ftp://', { apiUrl: 'ftp://pbx.invalid/x.php' }, 'API URL is no web address', ADDRESS],
	[
		'a pasted request',
		{ apiUrl: 'https://pbx.invalid/pbx/gisapi.php?key=canary&tenant=DEMOCO' },
		'API URL must end with the name of the script',
		SCRIPT,
	],
	[
		'a user name in the URL',
		{ apiUrl: 'https://me:canary@pbx.invalid/pbx/gisapi.php' },
		'API URL must end with the name of the script',
		SCRIPT,
	],
	[
		'a bad variables URL',
		{ variablesUrl: 'proxyapi.php' },
		'Variables URL is no web address',
		ADDRESS,
	],
	['an empty key', { apiKey: ' ' }, 'API Key is empty', 'Fill in the key'],
	['an empty tenant', { tenant: '' }, 'Tenant is empty', 'Fill in the tenant'],
	['all tenants', { tenant: '%' }, 'Tenant must not hold %', 'Fill in the tenant'],
	[
		'an unknown time zone',
		{ timeZone: 'Mars/Olympus' },
		'Time Zone of the credential is unknown: Mars/Olympus',
		'IANA name',
	],
])('with %s nothing is sent, and words say why', async (_, fields, message, advice) => {
	for (const parameters of [STATE, DIAL]) {
		const gisPbxApi = pbx.credential(fields);
		const run = await pbx.run(parameters, { credentials: { gisPbxApi } });

		expect(run.error?.message).toEqual(
			typeof message === 'string' ? message : expect.stringMatching(message),
		);
		expect(run.error?.description).toContain(advice);
		expect(run.text()).not.toMatch(/=canary|:canary/);
		await expect(
			pbx.search(parameters, 'searchExtensions', { credentials: { gisPbxApi } }),
		).rejects.toThrow(message);
	}
	expect(pbx.simulator.requests).toEqual([]);
});

test('a blank time zone is the zone of the provider', async () => {
	const run = await pbx.run(
		{
			resource: 'cdr',
			operation: 'getMany',
			start: '2026-01-31T12:00:00Z',
			end: '2026-01-31T13:00:00Z',
		},
		{ credentials: { gisPbxApi: pbx.credential({ timeZone: '' }) } },
	);

	expect(run.error).toBeUndefined();
	expect(pbx.sent()[0]).toMatchObject({ start: '2026-01-31 14:00:00' });
});

describe('allowed domains', () => {
	const restricted = (allowedDomains: string) => ({
		gisPbxApi: pbx.credential({ allowedHttpRequestDomains: 'domains', allowedDomains }),
	});

	test.each([STATE, DIAL])(
		'a host that is not among them is not asked (%j)',
		async (parameters) => {
			const run = await pbx.run(parameters, { credentials: restricted('pbx.example.com') });

			expect(run.error?.message).toBe('n8n blocks requests to this host [item 0]');
			expect(run.error?.description).toContain('domains that the credential allows');
			expect(pbx.simulator.requests).toEqual([]);
		},
	);

	test('a host among them is asked', async () => {
		const run = await pbx.run(STATE, { credentials: restricted('pbx.example.com, 127.0.0.1') });

		expect(run.error).toBeUndefined();
		expect(pbx.simulator.requests).toHaveLength(1);
	});
});
