/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- runs outside n8n */
import { CleanUp } from '../../tools/n8n/cleanUp';
import type { Part } from './part';
import { resultTables, runParts } from './runParts';

/** The parts of these names, all when there are none; throws when there is no such part. */
export function pick<Ready>(parts: Array<Part<Ready>>, names: string[] = []): Array<Part<Ready>> {
	const known = parts.map(({ name }) => name);
	const unknown = names.filter((name) => !known.includes(name));
	if (unknown.length > 0) {
		throw new Error(`No part "${unknown.join('", "')}"; there are ${known.join(', ')}`);
	}
	return names.length > 0 ? parts.filter(({ name }) => names.includes(name)) : parts;
}

/**
 * Prepares what all parts need, runs them, prints what they saw and ends this process: with 0 only
 * when everything that must hold does. Ctrl-C ends all it started.
 */
export async function endToEnd<Ready extends object>(
	choose: () => Array<Part<Ready>>,
	prepare: (cleanUp: CleanUp, report: (line: string) => void) => Promise<Ready>,
): Promise<void> {
	const cleanUp = new CleanUp();
	cleanUp.runOnSignal();
	let allHolds = false;
	try {
		const parts = choose();
		const begun = Date.now();
		const results = await runParts(parts, await prepare(cleanUp, console.log), cleanUp);
		const failed = results.flatMap(({ rows }) => rows).filter(({ passed }) => !passed).length;
		allHolds = failed === 0 && !cleanUp.begun;
		console.log(`\n${resultTables(results)}`);
		const minutes = ((Date.now() - begun) / 60_000).toFixed(1);
		const verdict = failed === 0 ? 'Everything holds.' : `NOT HELD: ${failed}.`;
		if (!cleanUp.begun) console.log(`\n${verdict} ${minutes} minutes in all.`);
	} catch (error) {
		if (!cleanUp.begun) console.error((error as Error).message);
	}
	const interrupted = cleanUp.begun;
	await cleanUp.run();
	// a part that ran into its limit may still wait for something; a signal ends the process by itself
	if (!interrupted) process.exit(allHolds ? (process.exitCode ?? 0) : 1);
}
