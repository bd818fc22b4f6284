/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs outside n8n */
/**
 * Mutation check (`npm run test:mutants -- [--only words]... [--at-once number]`): takes away one rule
 * at a time and looks whether the proofs notice. Each mutant must compile and break what they promise;
 * a patch that no longer applies fails the run. `--only` picks those whose rule or file has these words,
 * `--at-once` says how many are tried side by side, by default as many as there are cores.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { compile } from './compile';
import { allMutants } from './allMutants';
import { proveFeed } from './feedProof';
import type { Mutant } from './mutant';
import { proveSuite } from './suiteProof';
import { Workshop } from './workshop';

const { values } = parseArgs({
	options: {
		only: { type: 'string', multiple: true },
		'at-once': { type: 'string', default: String(availableParallelism()) },
	},
});

const mutants = allMutants.filter(
	({ rule, file }) => values.only?.some((words) => `${rule} ${file}`.includes(words)) ?? true,
);
const tests = [...new Set(mutants.flatMap((mutant) => mutant.tests ?? []))];

/** The code without any mutation must pass whatever is to catch the mutants. */
async function isWhole(workshop: Workshop): Promise<boolean> {
	const proofs = [
		...(tests.length > 0 ? [() => proveSuite(workshop, tests)] : []),
		...(mutants.some((mutant) => !mutant.tests) ? [() => proveFeed(workshop)] : []),
	];
	const { limitMs } = workshop;
	workshop.limitMs = 0;
	for (const prove of proofs) {
		const { outcome, problem = 'FAILS', evidence } = await prove();
		if (outcome === 'whole') continue;
		console.error(`The code fails without any mutation: ${problem} ${evidence}`);
		return false;
	}
	workshop.limitMs = limitMs;
	return true;
}

async function check(mutant: Mutant, workshop: Workshop): Promise<boolean> {
	const source = await workshop.read(mutant.file).catch(() => '');
	if (source.split(mutant.search).length !== 2) return row(mutant, 'PATCH DOES NOT APPLY');
	const contents = source.replace(mutant.search, () => mutant.replace);
	const [complaint] = compile(mutant.file, contents);
	if (complaint) return row(mutant, `DOES NOT COMPILE: ${complaint}`);
	await workshop.write(mutant.file, contents);
	const { outcome, problem, evidence } = mutant.tests
		? await proveSuite(workshop, mutant.tests)
		: await proveFeed(workshop);
	await workshop.write(mutant.file, source);
	return row(mutant, problem ?? (outcome === 'whole' ? 'SURVIVES' : undefined), evidence);
}

function row({ rule }: Mutant, problem?: string, evidence = ''): boolean {
	console.log(`| ${rule} | ${problem ?? 'caught'} | ${evidence} |`);
	return problem === undefined;
}

/**
 * How many of them are caught; undefined where the code fails without any. Each workshop takes the next
 * one as soon as it has done with one; the first begins with the code as it is.
 */
async function catchAll(workshops: Workshop[]): Promise<number | undefined> {
	let waiting = [...mutants];
	let caught: number | undefined = 0;
	const lanes = workshops.map(async (workshop, lane) => {
		if (lane === 0 && !(await isWhole(workshop))) {
			[waiting, caught] = [[], undefined];
			return;
		}
		for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
			const isCaught = await check(mutant, workshop);
			if (isCaught && caught !== undefined) caught++;
		}
	});
	await Promise.all(lanes);
	return caught;
}

async function main(): Promise<void> {
	const workshops = [await Workshop.open()];
	try {
		const atOnce = Math.min(Number(values['at-once']), mutants.length);
		while (workshops.length < atOnce) workshops.push(await workshops[0].copy());
		console.log('| rule taken away | result | by |\n|---|---|---|');
		const caught = await catchAll(workshops);
		if (caught !== undefined) console.log(`\n${caught} of ${mutants.length} mutants caught`);
		if (caught !== mutants.length || caught === 0) process.exitCode = 1;
	} finally {
		await Promise.all(workshops.map(async (workshop) => await workshop.close()));
	}
}

void main();
