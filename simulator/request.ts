/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
/**
 * Reads an HTTP request as PHP's `$_REQUEST` would: query and body, the body wins
 * (pbx.md#the-request).
 */
import type { IncomingMessage } from 'node:http';

export interface RequestPart {
	name: string;
	fileName?: string;
	contentType?: string;
	bytes: Buffer;
}

export interface ApiRequest {
	method: string;
	path: string;
	/** The request target as it came over the wire, key included. */
	target: string;
	query: Array<[name: string, value: string]>;
	body: Array<[name: string, value: string]>;
	/** Query and body merged, decoded; of a repeated name the last value. */
	params: Record<string, string>;
	contentType: string;
	/** Parts of a multipart body that carry a file. */
	parts: RequestPart[];
	/** `format`, lower-case; `plain` when absent. */
	format: string;
}

async function readBytes(message: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of message) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

type Body = Pick<ApiRequest, 'body' | 'parts'>;

async function readMultipart(bytes: Buffer, contentType: string): Promise<Body> {
	const form = await new Response(new Uint8Array(bytes), {
		headers: { 'content-type': contentType },
	}).formData();
	const body: Body = { body: [], parts: [] };
	for (const [name, value] of form) {
		if (typeof value === 'string') {
			body.body.push([name, value]);
		} else {
			const content = Buffer.from(await value.arrayBuffer());
			body.parts.push({ name, fileName: value.name, contentType: value.type, bytes: content });
		}
	}
	return body;
}

type BodyReader = (bytes: Buffer, contentType: string) => Promise<Body> | Body;

const BODY_READERS = new Map<string, BodyReader>(
	Object.entries<BodyReader>({
		'multipart/form-data': readMultipart,
		'application/x-www-form-urlencoded': (bytes) => ({
			body: [...new URLSearchParams(bytes.toString())],
			parts: [],
		}),
	}),
);

/** A body that cannot be read counts as absent, as in PHP. */
async function readBody(bytes: Buffer, contentType: string): Promise<Body> {
	const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
	try {
		return (await BODY_READERS.get(type)?.(bytes, contentType)) ?? { body: [], parts: [] };
	} catch {
		return { body: [], parts: [] };
	}
}

export async function readRequest(message: IncomingMessage): Promise<ApiRequest> {
	const target = message.url ?? '/';
	const [path = '/', queryText = ''] = target.split(/\?(.*)/s);
	const contentType = message.headers['content-type'] ?? '';
	const query = [...new URLSearchParams(queryText)];
	const { body, parts } = await readBody(await readBytes(message), contentType);
	const params = Object.fromEntries([...query, ...body]);
	return {
		method: message.method ?? 'GET',
		path,
		target,
		query,
		body,
		params,
		contentType,
		parts,
		format: (params.format || 'plain').toLowerCase(),
	};
}
