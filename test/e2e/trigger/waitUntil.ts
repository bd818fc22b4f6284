/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { setTimeout as wait } from 'node:timers/promises';
import { HANGING_AFTER_MS } from '../../../tools/n8n/patience';

/** Asks again and again until `test` says yes; false when nobody would wait any longer. */
export async function waitUntil(
	test: () => boolean | Promise<boolean>,
	everyMs = 500,
): Promise<boolean> {
	const giveUpAt = Date.now() + HANGING_AFTER_MS;
	while (!(await test())) {
		if (Date.now() > giveUpAt) return false;
		await wait(everyMs);
	}
	return true;
}
