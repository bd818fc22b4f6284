/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs outside n8n */

/** Takes a line about what goes on. */
export type Report = (line: string) => void;

/** Says that a step began, every 15 seconds that it goes on, and how long it took. */
export async function timed(
	step: string,
	report: Report,
	work: () => Promise<void>,
): Promise<void> {
	const begun = Date.now();
	const seconds = () => Math.round((Date.now() - begun) / 1000);
	report(`  ${step}`);
	const progress = setInterval(() => report(`      ... ${seconds()} s`), 15_000);
	try {
		await work();
	} finally {
		clearInterval(progress);
	}
	report(`      done in ${seconds()} s`);
}
