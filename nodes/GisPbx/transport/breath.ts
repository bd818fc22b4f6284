import { sleep } from 'n8n-workflow';

/** n8n answers nobody while this thread is busy (n8n.md#one-thread). */
const LONGEST_STRETCH_MS = 40;

/** When the last breath ended, by a clock that nobody sets; one for all that this process does. */
let since = 0;
/** Who breathes at the same time does it one after the other, or two stretches would be one. */
let last: Promise<void> = Promise.resolve();

/** Lets n8n do what has come up meanwhile, where it has waited for long enough. */
export function breathe(): Promise<void> | undefined {
	return performance.now() - since < LONGEST_STRETCH_MS ? undefined : breath();
}

async function breath(): Promise<void> {
	last = last.then(async () => await sleep(0));
	await last;
	since = performance.now();
}
