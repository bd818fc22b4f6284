/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
/** What can go wrong between the PBX's script and its client (pbx.md#the-simulator). */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiRequest } from './request';

export interface HttpAnswer {
	status: number;
	headers: Record<string, string>;
	body: Buffer;
	/** Content-Length, where it is not that of the body. */
	contentLength?: number;
	/** Destroys the connection instead of answering, or in the middle of the body. */
	cut?: 'beforeReply' | 'inBody';
}

export interface FaultOptions {
	/** How many requests it hits; default: all, until `clearFaults()`. */
	times?: number;
	/** Which requests it hits; default: all. */
	when?: (params: Record<string, string>) => boolean;
	/** slow: how long; default 1000. */
	milliseconds?: number;
	/** junk: how many bytes; default 64. */
	bytes?: number;
	/** phpWarning: Content-Length counts what the script sent only, so that the end is not read. */
	countsAnswerOnly?: boolean;
}

interface FaultContext {
	request: ApiRequest;
	origin: string;
	options: FaultOptions;
	/** Ends waiting when the simulator stops. */
	signal: AbortSignal;
}

interface Fault {
	/** Changes what the script gets to see. */
	receive?: (request: ApiRequest) => ApiRequest;
	/** Answers in the script's place: the request is NOT carried out. */
	instead?: (context: FaultContext) => HttpAnswer;
	/** Spoils the script's answer: the request HAS been carried out. */
	spoil?: (answer: HttpAnswer, context: FaultContext) => HttpAnswer | Promise<HttpAnswer>;
}

export const page = (status: number, title: string, headers = {}): HttpAnswer => ({
	status,
	headers: { 'content-type': 'text/html; charset=UTF-8', ...headers },
	body: Buffer.from(
		`<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`,
	),
});

const withBody = (answer: HttpAnswer, ...pieces: Array<string | Buffer>): HttpAnswer => ({
	...answer,
	body: Buffer.concat(pieces.map((piece) => Buffer.from(piece as string))),
});

const PHP_WARNING =
	'<br />\n<b>Warning</b>:  Undefined array key "demo" in <b>gisapi.php</b> on line <b>271</b><br />\n';

const FAULTS = {
	/** Status 500 with a page. Not carried out, as for every `http…`. */
	http500: { instead: () => page(500, '500 Internal Server Error') },
	http503: { instead: () => page(503, '503 Service Unavailable') },
	http404: { instead: () => page(404, '404 Not Found') },
	http401: {
		instead: () => page(401, '401 Unauthorized', { 'www-authenticate': 'Basic realm="pbx"' }),
	},
	/** 302 to another path of this server, with the whole query. Not carried out. */
	redirect: {
		instead: ({ request, origin }) =>
			page(302, '302 Found', { location: `${origin}/elsewhere${request.target}` }),
	},
	/** Carried out, then the connection is destroyed without a byte. */
	dropBeforeReply: { spoil: (answer) => ({ ...answer, cut: 'beforeReply' }) },
	/** Carried out, then the connection is destroyed in the middle of the body. */
	dropInBody: { spoil: (answer) => ({ ...answer, cut: 'inBody' }) },
	slow: {
		spoil: async (answer, { options, signal }) => {
			await sleep(options.milliseconds ?? 1000, undefined, { signal });
			return answer;
		},
	},
	/** Half of the body, as a whole answer. */
	truncated: {
		spoil: (answer) => withBody(answer, answer.body.subarray(0, answer.body.length / 2)),
	},
	/** The end is missing, status and type are right: JSON within a row, csv and tables behind a whole row. */
	cutByTime: {
		spoil: (answer, { request }) => {
			const text = answer.body.toString('latin1');
			const middle = Math.floor(text.length * 0.6);
			const end = request.format === 'json' ? middle : text.lastIndexOf('\n', middle) + 1;
			return withBody(answer, answer.body.subarray(0, end));
		},
	},
	/** JSON is false because of one name that is no UTF-8: 0 bytes. Other forms are as they are. */
	badName: {
		spoil: (answer, { request }) => (request.format === 'json' ? withBody(answer) : answer),
	},
	/** `$_FILES` holds an error and no bytes: the file is above upload_max_filesize. */
	fileTooLarge: {
		receive: (request) => ({
			...request,
			parts: request.parts.map((part) => ({ ...part, bytes: Buffer.alloc(0) })),
		}),
	},
	/** The body is above post_max_size: PHP drops it, with a warning where it shows them. */
	postTooLarge: {
		receive: (request) => ({
			...request,
			body: [],
			parts: [],
			params: Object.fromEntries(request.query),
		}),
		spoil: (answer) =>
			withBody(
				answer,
				'<br />\n<b>Warning</b>:  POST Content-Length of 9437451 bytes exceeds the limit of 8388608 bytes in <b>Unknown</b> on line <b>0</b><br />\n',
				answer.body,
			),
	},
	phpWarning: {
		spoil: (answer, { options }) => ({
			...withBody(answer, PHP_WARNING, answer.body),
			...(options.countsAnswerOnly ? { contentLength: answer.body.length } : {}),
		}),
	},
	phpWarningBehind: { spoil: (answer) => withBody(answer, answer.body, PHP_WARNING) },
	bom: { spoil: (answer) => withBody(answer, '\ufeff', answer.body) },
	strayLineEnds: { spoil: (answer) => withBody(answer, '\r\n', answer.body, '\r\n') },
	/** The body repeats the request's whole URL, key included. */
	echoRequest: {
		spoil: (answer, { request, origin }) =>
			withBody(answer, `Bad request: ${origin}${request.target}`),
	},
	blank: { spoil: (answer) => withBody(answer) },
	/** Status 200 and a web page, as from a login screen or a wrong address. */
	webPage: { spoil: () => page(200, 'Sign in') },
	/** Status 200 and JSON that is no answer of the PBX. */
	otherJson: {
		spoil: (answer) => ({
			...withBody(answer, '{"service":"weather","temperature":21}'),
			headers: { 'content-type': 'application/json' },
		}),
	},
	junk: { spoil: (answer, { options }) => withBody(answer, junk(options.bytes ?? 64)) },
} satisfies Record<string, Fault>;

export type FaultName = keyof typeof FAULTS;

export interface ActiveFault {
	name: FaultName;
	options: FaultOptions;
	left: number;
}

/** The faults that hit this request, each counted down. */
export function takeFaults(active: ActiveFault[], request: ApiRequest): ActiveFault[] {
	const hits = active.filter(
		({ left, options }) => left > 0 && (options.when?.(request.params) ?? true),
	);
	for (const fault of hits) fault.left -= 1;
	return hits;
}

/** The answer as it leaves the server: faults replace the script, then spoil what it said. */
export async function answerThroughFaults(
	hits: ActiveFault[],
	context: Omit<FaultContext, 'options'>,
	script: (request: ApiRequest) => HttpAnswer | Promise<HttpAnswer>,
): Promise<HttpAnswer> {
	const faults = hits.map(({ name, options }) => ({
		fault: FAULTS[name] as Fault,
		context: { ...context, options },
	}));
	const replaced = faults.find(({ fault }) => fault.instead);
	const seen = faults.reduce(
		(request, { fault }) => fault.receive?.(request) ?? request,
		context.request,
	);
	let answer = replaced?.fault.instead?.(replaced.context) ?? (await script(seen));
	for (const { fault, context: full } of faults) {
		answer = (await fault.spoil?.(answer, full)) ?? answer;
	}
	return answer;
}

/** Bytes that no text begins with: by chance they would now and then begin as JSON does. */
function junk(bytes: number): Buffer {
	return Buffer.concat([Buffer.of(0xff), randomBytes(bytes - 1)]);
}
