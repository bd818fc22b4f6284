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
	status: number;
	contentType: string;
	bytes: number;
	milliseconds: number;
}

/** Asks once, by key and tenant. Throws, in words without the address, when nothing of the PBX's script came. */
export async function ask(
	{ url, key, tenant }: Account,
	parameters: Parameters,
	expected: Expected,
): Promise<Answer> {
	const query = new URLSearchParams({ ...parameters, key, tenant });
	const answer = await answerOf(`${url}?${query}`, expected);
	if (isSuccess(answer)) return answer;
	throw failed({ code: String(answer.status) });
}

/** Asks whether another script stands in the folder of the API; neither key nor tenant is sent. */
export async function askScript({ url }: Account, script: string): Promise<Answer> {
	return await answerOf(new URL(script, url).href, 'json');
}

const isSuccess = ({ status }: Answer) => status >= 200 && status < 300;

function failed(thrown: unknown): Error {
	const { message, description } = networkFailureOf(thrown);
	return new Error(`${message}. ${description}`);
}

async function answerOf(address: string, expected: Expected): Promise<Answer> {
	const began = Date.now();
	try {
		// Redirects are not followed: the key would travel along.
		const response = await fetch(address, {
			redirect: 'manual',
			signal: AbortSignal.timeout(TIMEOUT_MS),
		});
		const body = new Uint8Array(await response.arrayBuffer());
		const contentType = response.headers.get('content-type') ?? '';
		const text = textOf(body);
		return {
			reply: decodeText({ contentType, text }, expected),
			text,
			status: response.status,
			contentType,
			bytes: body.length,
			milliseconds: Date.now() - began,
		};
	} catch (thrown) {
		throw failed(thrown);
	}
}
