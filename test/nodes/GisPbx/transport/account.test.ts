import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { openAccount } from '../../../../nodes/GisPbx/transport/account';
import { nodeWith } from './nodeWith';

const GOOD = {
	apiUrl: 'https://pbx.invalid/pbx/gisapi.php',
	apiKey: 'canary+/=&% key',
	tenant: 'DEMOCO',
};

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
			countryCode: '972',
			ignoreSslIssues: false,
			agentLimits: {
				may: 'reads',
				masksNumbers: false,
				masksNames: false,
				unreadable: [],
			},
		});
	});

	test('what is given is taken, without the blanks around it', async () => {
		const given = {
			...GOOD,
			apiUrl: ` ${GOOD.apiUrl} `,
			variablesUrl: ' https://pbx.invalid/dial.php ',
			callerId: ' 0722280800\n',
			timeZone: ' Europe/Rome ',
			countryCode: ' +39 ',
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
			countryCode: '39',
			ignoreSslIssues: true,
			allowedDomains: 'pbx.invalid, *.example.com',
			agentLimits: {
				may: 'reads',
				masksNumbers: false,
				masksNames: false,
				unreadable: [],
			},
		});
	});

	test.each(['0', '9722', 'IL'])('%s is no country code', async (countryCode) => {
		await expect(settingsOf({ ...GOOD, countryCode })).rejects.toThrow(
			`Country Code is none: ${countryCode}`,
		);
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
