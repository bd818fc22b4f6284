/* eslint-disable @n8n/community-nodes/require-node-api-error -- runs outside n8n */
import { decodeText } from '../../nodes/GisPbx/pbx/reply/decodeReply';
import { textOf } from '../../nodes/GisPbx/pbx/reply/charset';
import { networkFailureOf } from '../../nodes/GisPbx/transport/networkFailures';
import type { Account } from './account';
import type { Expected, Reply } from '../../nodes/GisPbx/pbx/reply/reply';

/** The slowest observed answer took half a minute (pbx.md#latency). */
const TIMEOUT_MS = 90_000;

export type Parameters = Record<string, string>;

/** What came back; the text holds people's data and goes into no report. */
export interface Answer {
	reply: Reply;
	text: string;
	contentType: string;
	bytes: number;
	milliseconds: number;
}

/** Asks once. Throws, in words without the address, when nothing of the PBX's script came. */
export async function ask(
	{ url, key, tenant }: Account,
	parameters: Parameters,
	expected: Expected,
): Promise<Answer> {
	const query = new URLSearchParams({ ...parameters, key, tenant });
	const began = Date.now();
	try {
		// Redirects are not followed: the key would travel along.
		const response = await fetch(`${url}?${query}`, {
			redirect: 'manual',
			signal: AbortSignal.timeout(TIMEOUT_MS),
		});
		const body = new Uint8Array(await response.arrayBuffer());
		if (!response.ok) throw Object.assign(new Error(), { code: String(response.status) });
		const contentType = response.headers.get('content-type') ?? '';
		const text = textOf(body);
		return {
			reply: decodeText({ contentType, text }, expected),
			text,
			contentType,
			bytes: body.length,
			milliseconds: Date.now() - began,
		};
	} catch (thrown) {
		const { message, description } = networkFailureOf(thrown);
		throw new Error(`${message}. ${description}`);
	}
}
