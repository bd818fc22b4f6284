import { GisPbxApi } from '../../credentials/GisPbxApi.credentials';
import { openAccount } from '../../nodes/GisPbx/transport/account';
import { authenticate } from '../../nodes/GisPbx/transport/credential';
import { nodeWith } from '../nodes/GisPbx/transport/nodeWith';

const credential = new GisPbxApi();
const defaults = Object.fromEntries(
	credential.properties.map((property) => [property.name, property.default]),
) as Record<string, string | boolean>;

test('has the fields that saved workflows depend on', () => {
	expect(credential.name).toBe('gisPbxApi');
	expect(Object.keys(defaults)).toEqual([
		'apiUrl',
		'apiKey',
		'tenant',
		'callerId',
		'timeZone',
		'countryCode',
		'eventSecret',
		'variablesUrl',
		'allowInsecureHttp',
		'ignoreSslIssues',
		'agentsNotice',
		'agentsMay',
		'agentNumbers',
		'agentHours',
		'agentHolidays',
		'agentCallsPerHour',
		'maskNumbers',
		'maskNames',
	]);
});

test('is safe as it comes: https, certificates checked, the zone of the provider', async () => {
	const filledIn = { ...defaults, apiKey: 'k', tenant: 'DEMOCO' };
	const { settings } = await openAccount(nodeWith(filledIn));
	expect(settings).toMatchObject({
		apiUrl: 'https://api.phonecall.co/pbx/gisapi.php',
		variablesUrl: 'https://api.phonecall.co/pbx/proxyapi.php',
		timeZone: 'Asia/Jerusalem',
		ignoreSslIssues: false,
	});
	expect(defaults.allowInsecureHttp).toBe(false);
});

test('masks the key and the event secret, nothing else', () => {
	const masked = credential.properties.filter(({ typeOptions }) => typeOptions?.password === true);

	expect(masked.map(({ name }) => name)).toEqual(['apiKey', 'eventSecret']);
});

test('names no field as n8n names those that it adds itself', () => {
	expect(Object.keys(defaults)).not.toEqual(
		expect.arrayContaining([expect.stringMatching(/^allowed(HttpRequest)?Domains$/)]),
	);
});

test('signs requests by the function that also refuses', () => {
	expect(credential.authenticate).toBe(authenticate);
});

describe('the connection test', () => {
	const { request, rules = [] } = credential.test;

	test('asks what changes nothing, follows no redirect and minds the certificate', () => {
		expect(request).toMatchObject({
			qs: { reqtype: 'INFO', info: 'extstate', ext: '0', format: 'json' },
			disableFollowRedirect: true,
			skipSslCertificateValidation: '={{$credentials.ignoreSslIssues}}',
		});
		expect(request.method ?? 'GET').toBe('GET');
		expect(JSON.stringify(request)).not.toMatch(/apiKey|tenant/);
	});

	/** As n8n judges: the first rule whose value is found at its key says what is wrong. */
	const judged = (body: unknown) =>
		rules
			.map(({ properties }) => properties as { key: string; value: unknown; message: string })
			.find(({ key, value }) => valueAt(body, key) === value)?.message;

	test.each([
		['Too bad... you mistaken the security api key.\n', /API Key or Tenant is wrong$/],
		['', /answered nothing/],
		['<!DOCTYPE html><title>Sign in</title>', /web page/],
		['OK', /else than the PBX/],
		[{ service: 'weather' }, /else than the PBX/],
		[{}, /else than the PBX/],
	])('says what is wrong with the answer %j', (body, message) => {
		expect(judged(body)).toMatch(message);
	});

	test.each([
		{ UniqueID: 'KO', LinkedID: 'Extension not registered' },
		{ UniqueID: '', LinkedID: '', 'Connected Line ID': '' },
	])('is content with %j', (body) => {
		expect(judged(body)).toBeUndefined();
	});
});

function valueAt(body: unknown, key: string): unknown {
	const name = key.replace(/^\[(.*)\]$/, '$1');
	return (Object(body) as Record<string, unknown>)[name];
}
