/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs outside n8n */
/**
 * The pack beside n8n's HTTP Request node: `npm run bench [-- --quick] [--only text]
 * [--profile folder]`. The whole run writes RESULTS.md and ratios.svg; ends with 0 when no goal is missed.
 */
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { table } from '../demo/table';
import { CleanUp } from '../tools/n8n/cleanUp';
import { Bed } from './bed';
import { compareMemory, compareTime, prepare, type Prepared } from './compare';
import { isOfMemory } from './job';
import { jobs } from './jobs';
import { probes } from './probes';
import { markdownOf, type Setting } from './report/markdown';
import { pictureOf } from './report/picture';
import { isGood, type Result } from './result';

const cleanUp = new CleanUp();
const began = Date.now();

interface Options {
	isQuick: boolean;
	/** Only what has this text in its name. */
	only: string;
	/** Where n8n writes CPU profiles, for Chrome's developer tools. */
	profile?: string;
}

async function main(): Promise<void> {
	cleanUp.runOnSignal();
	const options = readOptions();
	const env: Record<string, string> = options.profile
		? { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${resolve(options.profile)}` }
		: {};
	const bed = await Bed.prepare(cleanUp, console.log, env);
	const { compared, probed } = await measure(bed, options);
	const results = [...compared, ...probed];
	const setting = settingOf(bed);
	if (!options.isQuick && options.only === '') {
		await writeFile(join(__dirname, 'RESULTS.md'), markdownOf(results, setting));
		await writeFile(join(__dirname, 'ratios.svg'), pictureOf(compared));
	}
	print(results, setting);
	process.exitCode = results.every(isGood) ? 0 : 1;
}

function readOptions(): Options {
	const { values } = parseArgs({
		options: {
			quick: { type: 'boolean', default: false },
			only: { type: 'string', default: '' },
			profile: { type: 'string' },
		},
	});
	return { isQuick: values.quick, only: values.only, profile: values.profile };
}

/** Times first, then peaks of memory: these bear it better when the machine gets other work. */
async function measure(
	bed: Bed,
	{ isQuick, only }: Options,
): Promise<{ compared: Result[]; probed: Result[] }> {
	const isChosen = (each: { name: string; isQuick?: boolean }) =>
		each.name.includes(only) && (each.isQuick === true || !isQuick);
	const prepared: Prepared[] = [];
	for (const job of jobs.filter(isChosen)) prepared.push(await prepare(bed, job));
	const compared: Result[][] = [];
	for (const each of prepared) {
		report(each.job.name);
		compared.push(seen(await compareTime(bed, each, isQuick)));
	}
	await bed.stop();
	const probed: Result[][] = [];
	for (const probe of probes.filter(isChosen)) {
		report(probe.name);
		probed.push(seen(await probe.run(bed, report, isQuick)));
	}
	for (const [place, each] of prepared.entries()) {
		if (isQuick || !each.job.goals.some(isOfMemory)) continue;
		report(`${each.job.name}: memory`);
		compared[place] = compared[place].concat(seen(await compareMemory(bed, each)));
	}
	return { compared: compared.flat(), probed: probed.flat() };
}

/** Says at once what was found, as the whole run takes long. */
function seen(results: Result[]): Result[] {
	for (const { verdict, measure: what, ratio, ours } of results) {
		report(`  ${verdict}: ${what} ${ratio ? ratio.median.toFixed(2) : ours}`);
	}
	return results;
}

function report(line: string): void {
	const seconds = Math.round((Date.now() - began) / 1000);
	console.log(`${String(seconds).padStart(5)} s  ${line}`);
}

function settingOf({ install }: Bed): Setting {
	return {
		date: `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`,
		versions: `n8n ${install.version} on Node 24`,
		cores: `${cpus().length} cores`,
		minutes: Math.round((Date.now() - began) / 60_000),
	};
}

function print(results: Result[], { minutes }: Setting): void {
	const rows = results.map(({ job, measure: what, ours, rival, ratio, goal, verdict, note }) => [
		verdict,
		job,
		what,
		ours,
		rival,
		ratio ? ratio.median.toFixed(2) : '',
		goal,
		note,
	]);
	const header = ['', 'job', 'measure', 'ours', 'rival', 'ratio', 'goal', 'also seen'];
	console.log(`\n${table(header, rows)}\n\n${minutes} minutes`);
}

main()
	.catch((error: Error) => {
		if (!cleanUp.begun) console.error(error.message);
		process.exitCode = 1;
	})
	.finally(async () => await cleanUp.run());
