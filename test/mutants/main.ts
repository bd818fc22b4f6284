/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs outside n8n */
/**
 * Mutation check (`npm run test:mutants -- [--only words]...`): takes away one rule at a time and
 * looks whether the proofs notice. Each mutant must compile and break what they promise; a patch
 * that no longer applies fails the run. `--only` picks those whose rule or file has these words.
 */
import { parseArgs } from 'node:util';
import { compile } from './compile';
import { allMutants } from './allMutants';
import { proveFeed } from './feedProof';
import type { Mutant } from './mutant';
import { proveSuite } from './suiteProof';
import type { Verdict } from './verdict';
import { Workshop } from './workshop';

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });

const mutants = allMutants.filter(
	({ rule, file }) => values.only?.some((words) => `${rule} ${file}`.includes(words)) ?? true,
);

const prove = async (workshop: Workshop, tests?: string[]): Promise<Verdict> =>
	tests ? await proveSuite(workshop, tests) : await proveFeed(workshop);

/** The code without any mutation must pass whatever is to catch the mutants. */
async function isWhole(workshop: Workshop): Promise<boolean> {
	const tests = [...new Set(mutants.flatMap((mutant) => mutant.tests ?? []))];
	const proofs = [
		...(tests.length > 0 ? [tests] : []),
		...(mutants.some((mutant) => !mutant.tests) ? [undefined] : []),
	];
	for (const proof of proofs) {
		const { outcome, problem = 'FAILS', evidence } = await prove(workshop, proof);
		if (outcome === 'whole') continue;
		console.error(`The code fails without any mutation: ${problem} ${evidence}`);
		return false;
	}
	return true;
}

async function check(mutant: Mutant, workshop: Workshop): Promise<boolean> {
	const source = await workshop.read(mutant.file).catch(() => '');
	if (source.split(mutant.search).length !== 2) return row(mutant, 'PATCH DOES NOT APPLY');
	const contents = source.replace(mutant.search, () => mutant.replace);
	const [complaint] = compile(mutant.file, contents);
	if (complaint) return row(mutant, `DOES NOT COMPILE: ${complaint}`);
	await workshop.write(mutant.file, contents);
	const { outcome, problem, evidence } = await prove(workshop, mutant.tests);
	await workshop.write(mutant.file, source);
	return row(mutant, problem ?? (outcome === 'whole' ? 'SURVIVES' : undefined), evidence);
}

function row({ rule }: Mutant, problem?: string, evidence = ''): boolean {
	console.log(`| ${rule} | ${problem ?? 'caught'} | ${evidence} |`);
	return problem === undefined;
}

async function main(): Promise<void> {
	const workshop = await Workshop.open();
	try {
		let caught = 0;
		if (await isWhole(workshop)) {
			console.log('| rule taken away | result | by |\n|---|---|---|');
			for (const mutant of mutants) if (await check(mutant, workshop)) caught++;
			console.log(`\n${caught} of ${mutants.length} mutants caught`);
		}
		if (caught < mutants.length || caught === 0) process.exitCode = 1;
	} finally {
		await workshop.close();
	}
}

void main();
