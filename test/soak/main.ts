/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- runs outside n8n */
/**
 * Soak of the feeds (`npm run test:soak`): every property with 10,000 cases, then a day of
 * 100,000 calls and one of 72,000 (3,000 an hour), polled each minute. Prints what was counted; fails
 * when anything was lost, repeated or late, or when short reads spare less than three rows of four.
 *
 * Another number of cases: `tsx test/soak/main.ts 1000`.
 */
import fc from 'fast-check';
import { found } from '../nodes/GisPbx/trigger/proof';
import { mailProperties } from '../nodes/GisPbx/trigger/mailProperties';
import { properties } from '../nodes/GisPbx/trigger/properties';
import { recordedProperties } from '../nodes/GisPbx/trigger/recordedProperties';
import { sampleProperties } from '../nodes/GisPbx/trigger/sampleProperties';
import { newTally } from '../nodes/GisPbx/trigger/tally';
import { followADay } from './day';

async function soakProperties(numRuns: number): Promise<boolean> {
	let holds = true;
	for (const { name, property } of [
		...properties,
		...mailProperties,
		...recordedProperties,
		...sampleProperties,
	]) {
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
				`short reads ${tally.shortReads} (told ${tally.toldByShortReads}), largest state ${tally.largestState} bytes`,
		);
		if (run.failed) console.log(String(run.errorInstance), JSON.stringify(run.counterexample));
	}
	return holds;
}

/** Of a call on a busy PBX: a poll, and the longest between two whole reads. */
const MOST_MINUTES_LATE = 16;
/** Of the rows that reading all at every poll would read. */
const LARGEST_SHARE = 1 / 4;

async function soakADay(calls: number): Promise<boolean> {
	const day = await followADay(calls);
	const share = day.rowsRead / day.rowsReadWhole;
	console.log(
		`A day of ${calls} calls, ${day.polls} polls: emitted ${day.emitted}, lost ${day.lost}, ` +
			`repeated ${day.repeated}, requests ${day.requests}, short reads ${day.shortReads}, ` +
			`rows read ${day.rowsRead}, of ${day.rowsReadWhole} without short reads (${share.toFixed(3)}), ` +
			`latest call after ${day.latestMinutes.toFixed(1)} minutes, largest state ${day.largestState} bytes`,
	);
	return (
		day.lost === 0 &&
		day.repeated === 0 &&
		share <= LARGEST_SHARE &&
		day.latestMinutes <= MOST_MINUTES_LATE
	);
}

async function main(): Promise<void> {
	const cases = Number(process.argv[2] ?? 10_000);
	let holds = await soakProperties(cases);
	for (const calls of [100_000, 72_000]) holds = (await soakADay(calls)) && holds;
	if (!holds) process.exitCode = 1;
}

void main();
