/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { setTimeout as wait } from 'node:timers/promises';

/** Asks again and again until `test` says yes; false when it has not within `limitMs`. */
export async function waitUntil(
	test: () => boolean | Promise<boolean>,
	limitMs: number,
	everyMs = 500,
): Promise<boolean> {
	const giveUpAt = Date.now() + limitMs;
	while (!(await test())) {
		if (Date.now() > giveUpAt) return false;
		await wait(everyMs);
	}
	return true;
}
