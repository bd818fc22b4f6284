/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- runs outside n8n */
/**
 * Soak of the call feed (`npm run test:soak`): every property with 10,000 cases, then a day of
 * 100,000 calls polled each minute. Prints what was counted; fails when anything was lost or repeated.
 *
 * Another number of cases: `tsx test/soak/main.ts 1000`.
 */
import fc from 'fast-check';
import { found } from '../nodes/GisPbx/trigger/proof';
import { newTally, properties } from '../nodes/GisPbx/trigger/properties';
import { followADay } from './day';

async function soakProperties(numRuns: number): Promise<boolean> {
	let holds = true;
	for (const { name, property } of properties) {
		const tally = newTally();
		const before = { ...found };
		const began = Date.now();
		const run = await fc.check(property(tally), { numRuns });
		const seconds = Math.round((Date.now() - began) / 1000);
		holds &&= !run.failed;
		console.log(
			`${run.failed ? 'FAILED' : 'holds'}: ${name}: ${run.numRuns} cases in ${seconds} s, seed ${run.seed}; ` +
				`emitted ${tally.emitted}, lost ${found.lost - before.lost}, ` +
				`repeated ${found.repeated - before.repeated}, requests ${tally.requests}, failed polls ${tally.failedPolls}, ` +
				`largest state ${tally.largestState} bytes`,
		);
		if (run.failed) console.log(String(run.errorInstance), JSON.stringify(run.counterexample));
	}
	return holds;
}

async function main(): Promise<void> {
	const cases = Number(process.argv[2] ?? 10_000);
	const holds = await soakProperties(cases);
	const day = await followADay(100_000);
	console.log(
		`A day of ${day.calls} calls, ${day.polls} polls: emitted ${day.emitted}, lost ${day.lost}, ` +
			`repeated ${day.repeated}, requests ${day.requests}, largest state ${day.largestState} bytes`,
	);
	if (!holds || day.lost > 0 || day.repeated > 0) process.exitCode = 1;
}

void main();
