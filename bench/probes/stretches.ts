/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runChild } from '../child';
import { isClear, quantile, ratioOf, type Ratio } from '../pairs';
import type { Probe } from '../probe';
import { costOf, type Result } from '../result';
import { legRowsFrom, rowsFrom } from '../stubReplies';

const ROWS = 100_000;
const ROUNDS = 3;
/** So many more where these are not clear. */
const MORE_ROUNDS = 2;
const START = '2024-06-03 00:00:00';
/** While it takes longer nobody is answered. */
const LONGEST_MS = 200;
/** What pauses may cost of the work. */
const MOST_COST = 1.1;

const NAME = 'Longest stretch: 100,000 rows';

const WORKS = {
	calls: 'Get Many of calls',
	callsRaw: 'Get Many of calls, Simplify off',
	callsByCsv: 'Get Many of calls by csv, one name no UTF-8',
	callsMended: 'Get Many of calls, JSON to mend',
	callsPretty: 'Get Many of calls, JSON printed prettily',
	callsInObject: 'Get Many of calls, JSON of an object',
	legs: 'Get Many of legs',
	grouped: 'Get Many of legs, grouped',
	groupedRaw: 'Get Many of legs, grouped, Simplify off',
	trigger: 'a poll that tells them all',
	triggerGrouped: 'a poll that tells them all, legs grouped',
};

interface Round {
	longest: number;
	longestCpu: number;
	paused: number;
	atOnce: number;
}

/** How long n8n cannot do anything else while the pack works, and what its pauses cost. */
export const stretches: Probe = {
	name: NAME,
	isQuick: false,
	async run(bed) {
		const folder = join(bed.userFolder, 'long-answers');
		await mkdir(folder, { recursive: true });
		await writeFile(join(folder, 'calls.json'), rowsFrom(START, ROWS));
		await writeFile(join(folder, 'legs.json'), legRowsFrom(START, ROWS));
		let results: Result[] = [];
		for (const [what, name] of Object.entries(WORKS)) {
			const run = async (count: number) =>
				await runChild<Round[]>(bed, 'stretch.js', [folder, what, String(count)]);
			const first = await run(ROUNDS);
			const rounds = areClear(first) ? first : first.concat(await run(MORE_ROUNDS));
			results = results.concat(resultsOf(name, rounds));
		}
		return results;
	},
};

/** Whether more rounds would change no verdict. */
function areClear(rounds: Round[]): boolean {
	const longest = ratioOf(rounds.map((round) => ({ ours: round.longest, rival: 1 })));
	return isClear(longest, LONGEST_MS) && isClear(costRatio(rounds), MOST_COST);
}

function costRatio(rounds: Round[]): Ratio {
	return ratioOf(rounds.map(({ paused, atOnce }) => ({ ours: paused, rival: atOnce })));
}

function resultsOf(name: string, rounds: Round[]): Result[] {
	const longest = quantile(
		rounds.map((round) => round.longest),
		0.5,
	);
	const cpu = quantile(
		rounds.map((round) => round.longestCpu),
		0.5,
	);
	const cost = costRatio(rounds);
	const job = `${NAME}, ${name}`;
	return [
		{
			job,
			measure: 'time',
			ours: costOf('time', longest),
			rival: '',
			goal: `<= ${LONGEST_MS} ms`,
			verdict: longest <= LONGEST_MS ? 'met' : 'missed',
			note: `the longest time between two turns of the event loop; CPU time ${costOf('cpu', cpu)}`,
		},
		{
			job: `${job}: pauses (rival: the same at one go)`,
			measure: 'CPU time',
			ours: costOf('cpu', cost.ours),
			rival: costOf('cpu', cost.rival),
			ratio: cost,
			goal: `<= ${MOST_COST}`,
			verdict: cost.median <= MOST_COST ? 'met' : 'missed',
			note: 'without the network',
		},
	];
}
