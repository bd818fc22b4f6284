import { HIDDEN } from '../pbx/secretNames';
import type { Settings } from './account';
import { requestOptionsOf, type HttpRequest } from './send';

/** A request as a dry run shows it: what would be sent, but for the key. */
interface PlannedRequest {
	method: string;
	/** File name of the script that would take it, e.g. `gisapi.php`. */
	script: string;
	/** The query, the key hidden. */
	parameters: Record<string, string>;
	/** The fields of an urlencoded body. */
	form?: Record<string, string>;
	/** The files of a multipart body. */
	files?: Array<{ name: string; fileName: string; mimeType: string; bytes: number }>;
}

/**
 * Thrown where the first write would be sent: an operation must not go on with an answer that
 * nobody gave. The runner makes it the item's output.
 */
export class DryRunEnd extends Error {
	constructor(readonly wouldSend: PlannedRequest[]) {
		super('The dry run ends here');
	}
}

/** What n8n's helper would be given, without the address. */
export function plannedRequest(settings: Settings, request: HttpRequest): PlannedRequest {
	const { method, url, qs, body } = requestOptionsOf(settings, request);
	return {
		method: method ?? 'GET',
		script: new URL(url).pathname.split('/').pop() ?? '',
		parameters: { key: HIDDEN, tenant: settings.tenant, ...(qs as Record<string, string>) },
		...(body instanceof URLSearchParams ? { form: Object.fromEntries(body) } : {}),
		...(body instanceof FormData ? { files: filesOf(body) } : {}),
	};
}

function filesOf(upload: FormData): PlannedRequest['files'] {
	return [...upload].flatMap(([name, part]) =>
		typeof part === 'string'
			? []
			: [{ name, fileName: part.name, mimeType: part.type, bytes: part.size }],
	);
}
