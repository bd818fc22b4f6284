import {
	UserError,
	type ICredentialDataDecryptedObject,
	type IHttpRequestOptions,
} from 'n8n-workflow';

import { credentialProblem, credentialText } from './settings';

/**
 * Puts key and tenant on a request; the PBX knows no other way than the query string.
 * Throws where the credential must not be used, so that the connection test says why.
 */
export async function authenticate(
	credentials: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const problem = credentialProblem(credentials);
	if (problem) throw new UserError(`${problem.message}. ${problem.advice}.`);
	return {
		...request,
		qs: {
			...request.qs,
			key: credentialText(credentials, 'apiKey'),
			tenant: credentialText(credentials, 'tenant'),
		},
	};
}
