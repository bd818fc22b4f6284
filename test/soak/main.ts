/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs outside n8n */
/**
 * Soak of the feeds (`npm run test:soak`): every property with 10,000 cases, then a day of
 * 100,000 calls and one of 72,000 (3,000 an hour), polled each minute. Prints what was counted; fails
 * when anything was lost, repeated or late, or when short reads spare less than three rows of four.
 *
 * Another number of cases, and of one event alone, without the days:
 * `npm run test:soak -- --cases 1000 --only recordingReady`.
 */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { found } from '../nodes/GisPbx/trigger/proof';
import { mailProperties } from '../nodes/GisPbx/trigger/mailProperties';
import { properties } from '../nodes/GisPbx/trigger/properties';
import { recordedProperties } from '../nodes/GisPbx/trigger/recordedProperties';
import { sampleProperties } from '../nodes/GisPbx/trigger/sampleProperties';
import { newTally, type FeedProperty } from '../nodes/GisPbx/trigger/tally';
import { followADay } from './day';

/** By the events of the trigger that they are about. */
const PROPERTIES: Record<string, FeedProperty[]> = {
	callEnded: properties,
	voicemailReceived: mailProperties,
	recordingReady: recordedProperties,
	samples: sampleProperties,
};

async function soakProperties(soaked: FeedProperty[], numRuns: number): Promise<boolean> {
	let holds = true;
	for (const { name, property } of soaked) {
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
	const { values } = parseArgs({
		options: { cases: { type: 'string', default: '10000' }, only: { type: 'string' } },
	});
	const { cases, only } = values;
	const soaked = only === undefined ? Object.values(PROPERTIES).flat() : PROPERTIES[only];
	if (!soaked) throw new Error(`--only takes one of ${Object.keys(PROPERTIES).join(', ')}`);
	let holds = await soakProperties(soaked, Number(cases));
	for (const calls of only === undefined ? [100_000, 72_000] : []) {
		holds = (await soakADay(calls)) && holds;
	}
	if (!holds) process.exitCode = 1;
}

void main();
