/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/require-node-api-error -- runs outside n8n */
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder, isComplete, prepareFolder } from '../cache';
import { runProgram } from '../n8n/programs';
import { timed, type Report } from '../timed';
import { PrivateApt } from './apt';

/**
 * Packages of a suite of Debian with all they depend on, unpacked into a folder and installed nowhere:
 * fetched once into the user's cache. It needs apt and dpkg, and no root; `runOf` says how to run a
 * program out of it.
 *
 * @returns the folder, which has `usr`, `lib` and so on in it
 * @throws Error with what apt said and the command that tries again
 */
export async function packagesOf(
	suite: string,
	names: string[],
	report: Report = () => {},
): Promise<string> {
	const wanted = [...names].sort();
	const mark = createHash('sha256').update(wanted.join(' ')).digest('hex').slice(0, 8);
	const folder = join(cacheFolder(), `debian-${suite}-${wanted[0]}-${mark}`);
	if (await isComplete(folder)) report(`${names[0]} of ${suite} is in ${folder}`);
	else report(`${names[0]} of ${suite} goes to ${folder} (once)`);
	try {
		await prepareFolder(folder, async (work) => await fill(work, suite, wanted, report), report);
	} catch (error) {
		const again = `npm run debian -- ${[suite, ...names].join(' ')}`;
		const text = `The packages cannot be had: ${(error as Error).message}\nTo try again: ${again}`;
		throw new Error(text, { cause: error });
	}
	return folder;
}

async function fill(work: string, suite: string, names: string[], report: Report): Promise<void> {
	const aptFolder = join(work, '.apt');
	let apt: PrivateApt | undefined;
	await timed(`1/3 the lists of ${suite}`, report, async () => {
		apt = await PrivateApt.of(suite, aptFolder);
	});
	let files: string[] = [];
	await timed(`2/3 ${names.join(', ')} and what they depend on`, report, async () => {
		files = (await apt?.download(names)) ?? [];
	});
	await timed(`3/3 unpacking ${files.length} packages`, report, async () => {
		for (const file of files) await runProgram('dpkg', ['--extract', file, work]);
	});
	await rm(aptFolder, { recursive: true });
}
