import {
	UserError,
	type ICredentialDataDecryptedObject,
	type IHttpRequestOptions,
} from 'n8n-workflow';

import { DEFAULT_COUNTRY_CODE } from '../pbx/dialPlans';
import { isTimeZone } from '../pbx/time/zoneClock';
import { urlProblem, type CredentialProblem } from './apiUrl';

const DEFAULT_TIME_ZONE = 'Asia/Jerusalem';

/**
 * A text field of a credential without the blanks and line breaks that copying leaves around it. An
 * expression may give a number.
 */
export function credentialText(credentials: ICredentialDataDecryptedObject, name: string): string {
	const value = credentials[name];
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

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
	const account = {
		key: credentialText(credentials, 'apiKey'),
		tenant: credentialText(credentials, 'tenant'),
	};
	// First, as PHP drops what is too many; again at the end, as nothing may take their place.
	return { ...request, qs: { ...account, ...request.qs, ...account } };
}

/** Why a credential must not be used; checked before every request, the connection test included. */
export function credentialProblem(
	credentials: ICredentialDataDecryptedObject,
): CredentialProblem | undefined {
	return (
		keyProblem(credentials) ??
		countryCodeProblem(credentials) ??
		timeZoneProblem(credentials) ??
		urlProblem('API URL', credentialText(credentials, 'apiUrl'), credentials) ??
		optionalUrlProblem(credentials) ??
		domainsProblem(credentials)
	);
}

/** n8n takes an empty list for no restriction. */
function domainsProblem(
	credentials: ICredentialDataDecryptedObject,
): CredentialProblem | undefined {
	if (!isRestricted(credentials) || /[^\s,]/.test(credentialText(credentials, 'allowedDomains'))) {
		return undefined;
	}
	return {
		message: 'Allowed Domains of the credential is empty, so it may be sent nowhere',
		advice: 'Fill in the host of API URL, or allow all domains',
	};
}

/** Whether the credential may be sent to some hosts only. */
export function isRestricted(credentials: ICredentialDataDecryptedObject): boolean {
	return credentials.allowedHttpRequestDomains === 'domains';
}

function keyProblem(credentials: ICredentialDataDecryptedObject): CredentialProblem | undefined {
	const tenant = credentialText(credentials, 'tenant');
	if (credentialText(credentials, 'apiKey') === '') {
		return { message: 'API Key is empty', advice: 'Fill in the key that the provider mailed' };
	}
	if (tenant === '') {
		return {
			message: 'Tenant is empty',
			advice:
				"Fill in the tenant that the provider mailed; an expression must give it for every item. Where another node stands in between, $json has it no more: name the node that has it, e.g. $('Rows').item.json.tenant",
		};
	}
	// To the PBX a tenant of % means "all tenants" (pbx.md#keys).
	if (tenant.includes('%')) {
		return { message: 'Tenant must not hold %', advice: 'Fill in the tenant that was mailed' };
	}
	return undefined;
}

/** The country code in digits; the + or 00 before it is not needed. */
export function countryCodeOf(credentials: ICredentialDataDecryptedObject): string {
	const typed = credentialText(credentials, 'countryCode').replace(/^(?:\+|00)/, '');
	return typed || DEFAULT_COUNTRY_CODE;
}

function countryCodeProblem(
	credentials: ICredentialDataDecryptedObject,
): CredentialProblem | undefined {
	const code = countryCodeOf(credentials);
	if (/^[1-9]\d{0,2}$/.test(code)) return undefined;
	return {
		message: `Country Code is none: ${code}`,
		advice: 'Give the digits of the country in which the PBX stands, e.g. 972',
	};
}

/** The zone in which the PBX keeps its times. */
export function timeZoneOf(credentials: ICredentialDataDecryptedObject): string {
	return credentialText(credentials, 'timeZone') || DEFAULT_TIME_ZONE;
}

function timeZoneProblem(
	credentials: ICredentialDataDecryptedObject,
): CredentialProblem | undefined {
	const zone = timeZoneOf(credentials);
	if (isTimeZone(zone)) return undefined;
	return {
		message: `Time Zone of the credential is unknown: ${zone}`,
		advice: 'Give an IANA name, e.g. Asia/Jerusalem',
	};
}

function optionalUrlProblem(credentials: ICredentialDataDecryptedObject) {
	const variablesUrl = credentialText(credentials, 'variablesUrl');
	return variablesUrl === '' ? undefined : urlProblem('Variables URL', variablesUrl, credentials);
}
