/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs outside n8n */
/**
 * The trigger in a real n8n: `npm run e2e:trigger -- [--only name] [--kills 20]`.
 * Ends with 0 only when everything that must hold does.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CleanUp } from '../../../tools/n8n/cleanUp';
import { installN8n } from '../../../tools/n8n/install';
import { buildProject, packProject } from '../../../tools/n8n/package';
import { stopPrograms } from '../../../tools/n8n/programs';
import type { Setting } from './instance';
import { killsDefault, killsDurable } from './kills';
import type { Outcome } from './outcome';
import { outages } from './outages';
import { wrongKey } from './wrongKey';

const SCENARIOS: Record<string, (setting: Setting, kills: number) => Promise<Outcome>> = {
	outages,
	wrongKey,
	killsDurable,
	killsDefault,
};

const cleanUp = new CleanUp();

async function main(): Promise<void> {
	const { names, kills } = readOptions();
	cleanUp.runOnSignal();
	cleanUp.add(stopPrograms);
	const install = await installN8n(undefined, console.log);
	const folder = await mkdtemp(join(tmpdir(), 'gispbx-e2e-'));
	cleanUp.add(async () => await rm(folder, { recursive: true, force: true }));
	console.log('building and packing the project');
	await buildProject();
	const tarball = await packProject(folder);

	let failed = 0;
	for (const name of names) failed += await runScenario(name, kills, { install, tarball });
	console.log(failed === 0 ? '\nEverything holds.' : `\nNOT HELD: ${failed}`);
	process.exitCode = failed === 0 ? 0 : 1;
}

function readOptions(): { names: string[]; kills: number } {
	const { values } = parseArgs({
		options: { only: { type: 'string' }, kills: { type: 'string', default: '20' } },
	});
	const all = Object.keys(SCENARIOS);
	if (values.only && !all.includes(values.only)) {
		throw new Error(`No scenario "${values.only}"; there are ${all.join(', ')}`);
	}
	const kills = Number(values.kills);
	if (!Number.isInteger(kills) || kills < 1) throw new Error('--kills takes a whole number from 1');
	return { names: values.only ? [values.only] : all, kills };
}

/** Prints what the scenario saw; returns how many expectations do not hold. */
async function runScenario(
	name: string,
	kills: number,
	shared: Pick<Setting, 'install' | 'tarball'>,
): Promise<number> {
	const begun = Date.now();
	const seconds = () => Math.round((Date.now() - begun) / 1_000);
	const report = (line: string) => console.log(`  ${String(seconds()).padStart(4)} s  ${line}`);
	console.log(`\n${name}`);
	const ownCleanUp = new CleanUp();
	cleanUp.add(async () => await ownCleanUp.run());
	try {
		const outcome = await SCENARIOS[name]({ ...shared, cleanUp: ownCleanUp, report }, kills);
		report('done');
		for (const lines of outcome.tables) console.log(`\n${lines}`);
		console.log();
		for (const { what, holds, seen } of outcome.expectations) {
			console.log(`  ${holds ? 'holds ' : 'FAILED'}  ${what} (${seen})`);
		}
		return outcome.expectations.filter(({ holds }) => !holds).length;
	} catch (error) {
		if (!cleanUp.begun) console.log(`  FAILED  the scenario ends: ${(error as Error).message}`);
		return 1;
	} finally {
		await ownCleanUp.run();
	}
}

main()
	.catch((error: Error) => {
		if (!cleanUp.begun) console.error(error.message);
		process.exitCode = 1;
	})
	.finally(async () => await cleanUp.run());
