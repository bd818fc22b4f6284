import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { parsedUrl } from '../pbx/webAddress';

/** What is wrong with a credential, and what to do about it. */
export interface CredentialProblem {
	message: string;
	advice: string;
}

/**
 * Why an address of the credential must not be used: no web address, more than the script's name, or http://, by which
 * the key would travel readable, unless that is allowed.
 */
export function urlProblem(
	label: string,
	text: string,
	credentials: ICredentialDataDecryptedObject,
): CredentialProblem | undefined {
	const url = parsedUrl(text);
	if (!url || !['http:', 'https:'].includes(url.protocol)) {
		return {
			message: `${label} is no web address`,
			advice: 'Give the full address of the script, e.g. https://api.phonecall.co/pbx/gisapi.php',
		};
	}
	if (url.search || url.hash || url.username || url.password) {
		return {
			message: `${label} must end with the name of the script`,
			advice:
				'Remove everything from the question mark on, and any user name: key and tenant have fields of their own',
		};
	}
	if (url.protocol === 'http:' && credentials.allowInsecureHttp !== true) {
		return {
			message: `${label} starts with http://, so the API key would travel unencrypted`,
			advice:
				'Use https://, or switch on "Allow Insecure HTTP" in the credential if the PBX offers nothing else',
		};
	}
	return undefined;
}
