/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/require-node-api-error -- runs outside n8n */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Written last: a folder without it was never finished. */
export const MARKER = '.complete';

const ALIVE = '.alive';
const ALIVE_EVERY_MS = 2_000;
const DEAD_AFTER_MS = 15_000;

/**
 * The folder for large downloads: GISPBX_CACHE when set, else `n8n-nodes-gispbx` in the user's own
 * cache folder.
 */
export function cacheFolder(
	env: NodeJS.ProcessEnv = process.env,
	platform: NodeJS.Platform = process.platform,
	home: string = homedir(),
): string {
	if (env.GISPBX_CACHE) return env.GISPBX_CACHE;
	const userCaches: Partial<Record<NodeJS.Platform, string>> = {
		darwin: join(home, 'Library', 'Caches'),
		win32: env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'),
	};
	const userCache = userCaches[platform] ?? (env.XDG_CACHE_HOME || join(home, '.cache'));
	return join(userCache, 'n8n-nodes-gispbx');
}

/** True when `prepareFolder` finished this folder. */
export async function isComplete(folder: string): Promise<boolean> {
	return await exists(join(folder, MARKER));
}

/**
 * Makes `folder` once: `fill` works in a folder beside it, which takes the final name only when it is
 * finished. An unfinished one is made again. A second run waits for the first; should both work at the
 * same time nevertheless, the first to finish wins and the other throws its own copy away.
 */
export async function prepareFolder(
	folder: string,
	fill: (workFolder: string) => Promise<void>,
	report: (line: string) => void = () => {},
): Promise<void> {
	let told = false;
	while (!(await isComplete(folder))) {
		if ((await runsAtWork(folder)).length > 0) {
			if (!told) report(`another run prepares ${folder}, waiting for it`);
			told = true;
			await wait(ALIVE_EVERY_MS / 4);
			continue;
		}
		await fillAndRename(folder, fill);
	}
}

async function fillAndRename(
	folder: string,
	fill: (workFolder: string) => Promise<void>,
): Promise<void> {
	const workFolder = `${folder}.unfinished-${Date.now()}-${randomUUID()}`;
	await mkdir(workFolder, { recursive: true });
	const aliveFile = join(workFolder, ALIVE);
	await writeFile(aliveFile, '');
	const heartbeat = setInterval(() => {
		const now = new Date();
		// fails only when someone removed the folder, which `fill` will notice by itself
		utimes(aliveFile, now, now).catch(() => {});
	}, ALIVE_EVERY_MS);
	try {
		// two runs that begin together see each other here; the name says which came first
		const [first] = (await runsAtWork(folder)).sort();
		if (first !== workFolder) return;
		await fill(workFolder);
		await rm(aliveFile);
		await writeFile(join(workFolder, MARKER), `${new Date().toISOString()}\n`);
		if (await isComplete(folder)) return;
		await rm(folder, { recursive: true, force: true });
		await rename(workFolder, folder);
	} catch (error) {
		if (!(await isComplete(folder))) throw error;
	} finally {
		clearInterval(heartbeat);
		await rm(workFolder, { recursive: true, force: true });
	}
}

/** The work folders of runs that are alive; removes those whose run died. */
async function runsAtWork(folder: string): Promise<string[]> {
	const parent = dirname(folder);
	const names = await readdir(parent).catch(() => []);
	const alive: string[] = [];
	for (const name of names) {
		if (!name.startsWith(`${basename(folder)}.unfinished-`)) continue;
		const workFolder = join(parent, name);
		if (await isAlive(workFolder)) alive.push(workFolder);
		else await rm(workFolder, { recursive: true, force: true });
	}
	return alive;
}

async function isAlive(workFolder: string): Promise<boolean> {
	const aliveFile = join(workFolder, ALIVE);
	const sign = await stat(aliveFile).catch(async () => await stat(workFolder).catch(() => null));
	return sign !== null && Date.now() - sign.mtimeMs < DEAD_AFTER_MS;
}

async function exists(path: string): Promise<boolean> {
	return await stat(path).then(
		() => true,
		() => false,
	);
}
