import type {
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	IPollFunctions,
} from 'n8n-workflow';

import type { Account, Settings } from './account';

/** The places of n8n from which the PBX is asked: a run, a picker in the form, a poll. */
export type N8nContext = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

/** One request to the PBX. Key and tenant are added here and nowhere else. */
export interface HttpRequest {
	/** Query parameters; those that are undefined are not sent. */
	parameters: Record<string, string | undefined>;
	/** Which script takes it; `variables` is the one for DIAL with variables. */
	script?: 'api' | 'variables';
	/** Sent as POST, urlencoded. */
	form?: Record<string, string>;
	/** Sent as POST, multipart. */
	upload?: FormData;
	timeoutSeconds: number;
}

/** How an answer is wanted, and what ends waiting for it. */
export interface Receiving {
	encoding: 'arraybuffer' | 'stream';
	signal: AbortSignal;
}

/**
 * Sends one request and returns whatever status came back; throws what n8n's helper throws when
 * nothing came. No redirects are followed, and a status is never repeated by n8n
 * (decisions.md#status).
 */
export async function send(
	n8n: N8nContext,
	{ credentials, settings }: Account,
	request: HttpRequest,
	{ encoding, signal }: Receiving,
): Promise<IN8nHttpFullResponse> {
	const options = { ...requestOptionsOf(settings, request), encoding };
	// n8n's helper ends with the cancel signal of its `this`, whatever signal the request has (n8n.md#requests).
	const context: N8nContext = Object.create(n8n, {
		getExecutionCancelSignal: { value: () => signal },
	});
	const response: unknown = await n8n.helpers.httpRequestWithAuthentication.call(
		context,
		'gisPbxApi',
		options,
		{ credentialsDecrypted: { id: '', name: '', type: 'gisPbxApi', data: credentials } },
	);
	return response as IN8nHttpFullResponse;
}

/** A request as n8n's helper takes it, still without key and tenant. */
export function requestOptionsOf(settings: Settings, request: HttpRequest): IHttpRequestOptions {
	return {
		url: request.script === 'variables' ? settings.variablesUrl : settings.apiUrl,
		...bodyOf(request),
		qs: given(request.parameters),
		timeout: request.timeoutSeconds * 1000,
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		skipSslCertificateValidation: settings.ignoreSslIssues,
		...(settings.allowedDomains === undefined ? {} : { allowedDomains: settings.allowedDomains }),
	};
}

/** A header of an answer, or an empty text. */
export function headerOf({ headers }: IN8nHttpFullResponse, name: string): string {
	const value = headers[name];
	return typeof value === 'string' ? value : '';
}

function bodyOf({ form, upload }: HttpRequest): Pick<IHttpRequestOptions, 'method' | 'body'> {
	if (upload) return { method: 'POST', body: upload };
	if (form) return { method: 'POST', body: new URLSearchParams(given(form)) };
	return { method: 'GET' };
}

function given(values: Record<string, string | undefined>): Record<string, string> {
	const sent: Record<string, string> = {};
	for (const [name, value] of Object.entries(values)) {
		if (value !== undefined) sent[name] = value.toWellFormed();
	}
	return sent;
}
