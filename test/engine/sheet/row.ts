import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

/** Why a request may hold something else than the sheet prints. The list is closed. */
export type Reason =
	| '`format` added'
	| '`dest_number` added'
	| 'host, scheme or script'
	| 'superfluous `extension` on list'
	| 'misprint';

/** Parameters that are added to what is printed, and printed ones that are not sent. */
export interface Difference {
	reason: Reason;
	added?: Record<string, string>;
	missing?: Record<string, string>;
}

/** One line of the sheet: what is filled in on the canvas, and the request that it prints. */
export interface Row {
	/** The line of `sheet-urls.txt` or `sheet-options.txt`. */
	line: string;
	/** The request that an option belongs to, as the sheet composes it; for a URL, its own line. */
	request: string;
	/** What the placeholders of the line stand for: `{ID}`, `${CALLERNUM}`, or a name without a value. */
	filledIn: Record<string, string>;
	parameters: INodeParameters & { resource: string; operation: string };
	differs: Difference[];
	/** Names of what travels in the body, fields and files. */
	body: string[];
	items?: INodeExecutionData[];
}

type More = Partial<Pick<Row, 'filledIn' | 'differs' | 'body' | 'items'>>;

/** A row for a URL. */
export function url(line: string, parameters: Row['parameters'], more: More = {}): Row {
	return { line, request: line, parameters, filledIn: {}, differs: [], body: [], ...more };
}

/** A row for an option: `request` is what follows the script's name and the account. */
export function option(
	line: string,
	request: string,
	parameters: Row['parameters'],
	more: More = {},
): Row {
	return {
		...url(line, parameters, more),
		request: `https://api.phonecall.co/pbx/${request.includes('var=') ? 'proxyapi' : 'gisapi'}.php?key={KEY}&tenant={TENANT}&${request}`,
	};
}

export const HOST: Difference = { reason: 'host, scheme or script' };
export const JSON_ADDED: Difference = { reason: '`format` added', added: { format: 'json' } };
