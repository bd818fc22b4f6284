import { UserError } from 'n8n-workflow';

import { authenticate } from '../../../../nodes/GisPbx/transport/credential';

const CREDENTIALS = {
	apiUrl: 'https://pbx.invalid/pbx/gisapi.php',
	apiKey: ' canary+/=&% key\n',
	tenant: 'DEMOCO ',
};

test('key and tenant join the query, the rest of the request stays', async () => {
	const request = { url: CREDENTIALS.apiUrl, qs: { reqtype: 'INFO', key: 'mine' }, timeout: 5 };

	await expect(authenticate(CREDENTIALS, request)).resolves.toEqual({
		url: CREDENTIALS.apiUrl,
		timeout: 5,
		qs: { reqtype: 'INFO', key: 'canary+/=&% key', tenant: 'DEMOCO' },
	});
	expect(request.qs).toEqual({ reqtype: 'INFO', key: 'mine' });
});

test('a credential that must not be used says why, in a sentence with advice', async () => {
	const refused = authenticate({ ...CREDENTIALS, apiUrl: 'http://pbx.invalid/a.php' }, { url: '' });

	await expect(refused).rejects.toBeInstanceOf(UserError);
	await expect(refused).rejects.toThrow(
		/^API URL starts with http:\/\/, so the API key would travel unencrypted\. Use https:.*\.$/,
	);
});
