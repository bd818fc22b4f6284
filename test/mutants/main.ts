/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs outside n8n */
/**
 * Mutation check of the call feed (`npm run test:mutants`): takes away one rule at a time and looks
 * whether the proofs notice. Each mutant must compile, pass a smoke poll and break a promise about
 * lost, late, repeated, torn, state or requests. A patch that no longer applies fails the run.
 */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { mutants, type Mutant } from './mutants';
import type { Finding } from './prove';

const run = promisify(execFile);
const ROOT = resolve(__dirname, '../..');
const FEED = 'nodes/GisPbx/trigger/feed';
const PROOFS = 'test/nodes/GisPbx/trigger';
const SEED = 20240612;
const CASES = 150;
const WRONGS = ['lost', 'late', 'repeated', 'torn', 'state', 'requests'];

/** The source without the rule; undefined when the patch no longer applies. */
function mutated(source: string, { search, replace }: Mutant): string | undefined {
	return source.split(search).length === 2 ? source.replace(search, () => replace) : undefined;
}

const sources = new Map<string, ts.SourceFile | undefined>();

/** A source file that no mutant changes, read once for all. */
function remembered(
	name: string,
	read: () => ts.SourceFile | undefined,
): ts.SourceFile | undefined {
	if (!sources.has(name)) sources.set(name, read());
	return sources.get(name);
}

/** What the compiler says of a file with other contents. */
function compile(file: string, contents: string, options: ts.CompilerOptions): string[] {
	const host = ts.createCompilerHost(options);
	const { readFile: read } = host;
	host.readFile = (name) => (resolve(name) === file ? contents : read(name));
	const { getSourceFile } = host;
	host.getSourceFile = (name, ...rest) =>
		resolve(name) === file
			? ts.createSourceFile(name, contents, ts.ScriptTarget.ES2021)
			: remembered(name, () => getSourceFile(name, ...rest));
	const program = ts.createProgram([file], options, host);
	const source = program.getSourceFile(file);
	return [
		...program.getSyntacticDiagnostics(source),
		...program.getSemanticDiagnostics(source),
	].map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

function compilerOptions(): ts.CompilerOptions {
	const path = join(ROOT, 'tsconfig.json');
	const { config } = ts.readConfigFile(path, (name) => ts.sys.readFile(name)) as { config: object };
	const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
	// A rule that is gone leaves its helpers unused.
	return { ...options, noEmit: true, noUnusedLocals: false };
}

/** A copy of the feed and its proofs that mutants may be written into. */
async function workshop(): Promise<string> {
	const copy = await mkdtemp(join(tmpdir(), 'gispbx-mutants-'));
	const parts = ['nodes', PROOFS, 'test/mutants', 'package.json', 'tsconfig.json'];
	for (const part of parts) await cp(join(ROOT, part), join(copy, part), { recursive: true });
	await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
	return copy;
}

async function prove(copy: string): Promise<Finding> {
	const tsx = join(ROOT, 'node_modules/tsx/dist/cli.mjs');
	const proof = join(copy, 'test/mutants/prove.ts');
	const limits = { cwd: copy, timeout: 300_000, maxBuffer: 1e8 };
	const { stdout } = await run(process.execPath, [tsx, proof, String(SEED), String(CASES)], limits);
	return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Finding;
}

/** Why a mutant got through; undefined when the proofs caught it. */
function survival({ smoke, trap, property }: Finding): string | undefined {
	if (!smoke) return 'DOES NOT PASS THE SMOKE POLL';
	const caught = [trap, property].filter((broken) => broken !== undefined);
	if (caught.length === 0) return 'SURVIVES';
	const proven = caught.some(({ wrong }) => WRONGS.includes(wrong));
	return proven ? undefined : `FAILS OTHERWISE: ${caught[0].wrong}`;
}

async function check(mutant: Mutant, copy: string, options: ts.CompilerOptions): Promise<boolean> {
	const original = join(ROOT, FEED, mutant.file);
	const source = await readFile(original, 'utf8');
	const contents = mutated(source, mutant);
	if (contents === undefined) return row(mutant, 'PATCH DOES NOT APPLY');
	const problems = compile(original, contents, options);
	if (problems.length > 0) return row(mutant, `DOES NOT COMPILE: ${problems[0]}`);
	const target = join(copy, FEED, mutant.file);
	await writeFile(target, contents);
	const finding = await prove(copy);
	await writeFile(target, source);
	return row(mutant, survival(finding), finding);
}

function row({ rule }: Mutant, problem?: string, finding?: Finding): boolean {
	const { trap, property } = finding ?? {};
	const byTrap = trap ? `${trap.wrong}: ${trap.name}` : '-';
	const byProperty = property ? `${property.wrong}: ${property.name} (seed ${property.seed})` : '-';
	console.log(`| ${rule} | ${problem ?? 'caught'} | ${byTrap} | ${byProperty} |`);
	return problem === undefined;
}

async function main(): Promise<void> {
	const options = compilerOptions();
	const copy = await workshop();
	try {
		const whole = await prove(copy);
		if (!whole.smoke || whole.trap || whole.property) {
			console.error('The feed fails without any mutation:', JSON.stringify(whole));
			process.exitCode = 1;
			return;
		}
		console.log('| rule taken away | result | trap that fails | property that fails |');
		console.log('|---|---|---|---|');
		let caught = 0;
		for (const mutant of mutants) if (await check(mutant, copy, options)) caught++;
		console.log(`\n${caught} of ${mutants.length} mutants caught`);
		if (caught < mutants.length) process.exitCode = 1;
	} finally {
		await rm(copy, { recursive: true, force: true });
	}
}

void main();
