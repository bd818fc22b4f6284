import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { credentialProblem, openAccount } from '../../../../nodes/GisPbx/transport/credential';
import { nodeWith } from './nodeWith';

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
		['a variables URL', { variablesUrl: 'https://pbx.invalid/pbx/other.php' }],
	])('finds nothing wrong with %s', (_, fields) => {
		expect(credentialProblem({ ...GOOD, ...fields })).toBeUndefined();
	});

	test.each([
		['API Key is empty', { apiKey: '' }],
		['API Key is empty', { apiKey: ' \n' }],
		['API Key is empty', { apiKey: undefined }],
		['Tenant is empty', { tenant: '' }],
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
	])('%s: %j', (message, fields) => {
		const problem = credentialProblem({ ...GOOD, ...fields } as never);

		expect(problem?.message).toContain(message);
		expect(problem?.advice).toMatch(/^\w.{20,}[^.]$/);
		expect(JSON.stringify(problem)).not.toContain('canary');
	});
});

describe('the settings of an account', () => {
	const settingsOf = async (given: ICredentialDataDecryptedObject) =>
		(await openAccount(nodeWith(given))).settings;

	test('what is left out has its default', async () => {
		expect(await settingsOf(GOOD)).toEqual({
			apiUrl: GOOD.apiUrl,
			variablesUrl: 'https://pbx.invalid/pbx/proxyapi.php',
			tenant: 'DEMOCO',
			callerId: '',
			timeZone: 'Asia/Jerusalem',
			ignoreSslIssues: false,
		});
	});

	test('what is given is taken, without the blanks around it', async () => {
		const given = {
			...GOOD,
			apiUrl: ` ${GOOD.apiUrl} `,
			variablesUrl: ' https://pbx.invalid/dial.php ',
			callerId: ' 0722280800\n',
			timeZone: ' Europe/Rome ',
			ignoreSslIssues: true,
			allowedHttpRequestDomains: 'domains',
			allowedDomains: ' pbx.invalid, *.example.com ',
		};

		expect(await settingsOf(given)).toEqual({
			apiUrl: GOOD.apiUrl,
			variablesUrl: 'https://pbx.invalid/dial.php',
			tenant: 'DEMOCO',
			callerId: '0722280800',
			timeZone: 'Europe/Rome',
			ignoreSslIssues: true,
			allowedDomains: 'pbx.invalid, *.example.com',
		});
	});

	test('allowed domains count only where the credential is restricted to them', () => {
		for (const allowedHttpRequestDomains of ['all', 'none', undefined]) {
			const settings = settingsOf({
				...GOOD,
				allowedHttpRequestDomains,
				allowedDomains: 'x.invalid',
			} as never);
			expect(settings).not.toHaveProperty('allowedDomains');
		}
	});

	test('the key is no setting', () => {
		expect(JSON.stringify(settingsOf(GOOD))).not.toContain('canary');
	});
});
