/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { setTimeout as wait } from 'node:timers/promises';
import { HANGING_AFTER_MS } from '../../../tools/n8n/patience';

/** There is no such web hook, or no database. */
const NOT_YET = [404, 503];

/**
 * Posts JSON or a form to a web hook of n8n, which starts one execution; waits until n8n has opened the
 * web hook, a moment after the activation, and while it has lost its database, which a busy machine makes
 * of a late ping: it takes nothing then. Throws when it is not taken.
 */
export async function post(n8nUrl: string, path: string, body: object | FormData): Promise<void> {
	const isForm = body instanceof FormData;
	const request = isForm
		? { body }
		: { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
	const giveUpAt = Date.now() + HANGING_AFTER_MS;
	for (;;) {
		const { ok, status } = await fetch(`${n8nUrl}/webhook/${path}`, { method: 'POST', ...request });
		if (ok) return;
		if (!NOT_YET.includes(status) || Date.now() > giveUpAt)
			throw new Error(`The web hook says ${status}`);
		await wait(500);
	}
}
