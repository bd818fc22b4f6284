import { credentialProblem } from '../../../../nodes/GisPbx/transport/credential';

const GOOD = {
	apiUrl: 'https://pbx.invalid/pbx/gisapi.php',
	apiKey: 'canary+/=&% key',
	tenant: 'DEMOCO',
};

describe('credentialProblem', () => {
	test.each([
		['the three fields that are required', {}],
		['blanks around them', { apiUrl: ` ${GOOD.apiUrl}\n`, apiKey: ' k ', tenant: '\tDEMOCO' }],
		['http:// where it is allowed', { apiUrl: 'http://10.0.0.1/a.php', allowInsecureHttp: true }],
		['a port and another script', { apiUrl: 'https://pbx.invalid:8443/mirtapbx/proxyapi.php' }],
		['a time zone', { timeZone: ' Europe/Berlin ' }],
		['none, which is that of Israel', { timeZone: '' }],
		['one allowed domain', { allowedHttpRequestDomains: 'domains', allowedDomains: 'pbx.invalid' }],
		['a list that is not looked at', { allowedHttpRequestDomains: 'all', allowedDomains: '' }],
		['a variables URL', { variablesUrl: 'https://pbx.invalid/pbx/other.php' }],
	])('finds nothing wrong with %s', (_, fields) => {
		expect(credentialProblem({ ...GOOD, ...fields })).toBeUndefined();
	});

	test.each([
		['API Key is empty', { apiKey: '' }],
		['API Key is empty', { apiKey: ' \n' }],
		['API Key is empty', { apiKey: undefined }],
		['Tenant is empty', { tenant: '' }],
		...['', ' ', ' , ,', undefined].map((allowedDomains): [string, Record<string, unknown>] => [
			'Allowed Domains of the credential is empty',
			{ allowedHttpRequestDomains: 'domains', allowedDomains },
		]),
		['Tenant must not hold %', { tenant: '%' }],
		['Tenant must not hold %', { tenant: 'DEMO%' }],
		['API URL is no web address', { apiUrl: '' }],
		['API URL is no web address', { apiUrl: 'pbx.invalid/pbx/gisapi.php' }],
		['API URL is no web address', { apiUrl: 'file:///etc/passwd' }],
		['API URL must end with the name of the script', { apiUrl: `${GOOD.apiUrl}?reqtype=INFO` }],
		['API URL must end with the name of the script', { apiUrl: `${GOOD.apiUrl}#top` }],
		['API URL must end with the name of the script', { apiUrl: 'https://me@pbx.invalid/a.php' }],
		['API URL must end with the name of the script', { apiUrl: 'https://:p@pbx.invalid/a.php' }],
		['API URL starts with http://', { apiUrl: 'http://pbx.invalid/a.php' }],
		[
			'API URL starts with http://',
			{ apiUrl: 'HTTP://pbx.invalid/a.php', allowInsecureHttp: 'on' },
		],
		['Variables URL starts with http://', { variablesUrl: 'http://pbx.invalid/a.php' }],
		['Variables URL is no web address', { variablesUrl: 'proxyapi.php' }],
		['Time Zone of the credential is unknown: Asia/Nowhere', { timeZone: 'Asia/Nowhere' }],
		['Time Zone of the credential is unknown: UTC+2', { timeZone: 'UTC+2' }],
	])('%s: %j', (message, fields) => {
		const problem = credentialProblem({ ...GOOD, ...fields } as never);

		expect(problem?.message).toContain(message);
		expect(problem?.advice).toMatch(/^\w.{20,}[^.]$/);
		expect(JSON.stringify(problem)).not.toContain('canary');
	});
});
