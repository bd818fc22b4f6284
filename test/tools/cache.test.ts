/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder, isComplete, MARKER, prepareFolder } from '../../tools/cache';

let parent: string;
let folder: string;

beforeEach(async () => {
	parent = await mkdtemp(join(tmpdir(), 'cache-test-'));
	folder = join(parent, 'n8n-1.2.3');
});

afterEach(async () => await rm(parent, { recursive: true, force: true }));

/** Fills a folder with one file. */
const writeInto = (content: string) => async (work: string) =>
	await writeFile(join(work, 'content'), content);

const content = async () => await readFile(join(folder, 'content'), 'utf8');

describe('cacheFolder', () => {
	it.each([
		['linux', { XDG_CACHE_HOME: '/caches' }, '/caches/n8n-nodes-gispbx'],
		['linux', {}, '/home/nathan/.cache/n8n-nodes-gispbx'],
		['darwin', {}, '/home/nathan/Library/Caches/n8n-nodes-gispbx'],
		['win32', { LOCALAPPDATA: '/local' }, '/local/n8n-nodes-gispbx'],
		['linux', { GISPBX_CACHE: '/elsewhere', XDG_CACHE_HOME: '/caches' }, '/elsewhere'],
	] as const)('on %s with %j is %s', (platform, env, expected) => {
		expect(cacheFolder(env, platform, '/home/nathan')).toBe(expected);
	});
});

describe('prepareFolder', () => {
	it('fills a folder once', async () => {
		await prepareFolder(folder, writeInto('first'));
		await prepareFolder(folder, writeInto('second'));
		expect(await content()).toBe('first');
		expect(await isComplete(folder)).toBe(true);
		expect(await readdir(parent)).toEqual(['n8n-1.2.3']);
	});

	it('does not show the folder, nor its marker, before it is full', async () => {
		await prepareFolder(folder, async (work) => {
			expect(await readdir(work)).not.toContain(MARKER);
			expect(await isComplete(folder)).toBe(false);
		});
		expect(await readdir(folder)).toContain(MARKER);
	});

	it('makes a folder without the marker again', async () => {
		await mkdir(folder);
		await writeFile(join(folder, 'half'), '');
		await prepareFolder(folder, writeInto('whole'));
		expect((await readdir(folder)).sort()).toEqual([MARKER, 'content']);
	});

	it('passes a failure on, leaves nothing behind and works the next time', async () => {
		const fail = async () => await Promise.reject(new Error('no network'));
		await expect(prepareFolder(folder, fail)).rejects.toThrow('no network');
		expect(await readdir(parent)).toEqual([]);
		await prepareFolder(folder, writeInto('whole'));
		expect(await content()).toBe('whole');
	});

	it('removes what a dead run left', async () => {
		const left = `${folder}.unfinished-dead`;
		await mkdir(left);
		await writeFile(join(left, '.alive'), '');
		const longAgo = new Date(Date.now() - 3_600_000);
		await utimes(join(left, '.alive'), longAgo, longAgo);
		await prepareFolder(folder, writeInto('whole'));
		expect(await readdir(parent)).toEqual(['n8n-1.2.3']);
	});

	it('waits for another run that is at work', async () => {
		let finishFirst = () => {};
		const mayFinish = new Promise<void>((resolve) => (finishFirst = resolve));
		let first = Promise.resolve();
		await new Promise<void>((begun) => {
			first = prepareFolder(folder, async (work) => {
				begun();
				await mayFinish;
				await writeInto('first')(work);
			});
		});
		const lines: string[] = [];
		const second = prepareFolder(folder, writeInto('second'), (line) => {
			lines.push(line);
			finishFirst();
		});
		await Promise.all([first, second]);
		expect(lines).toEqual([`another run prepares ${folder}, waiting for it`]);
		expect(await content()).toBe('first');
	});

	it('lets several runs start at the same moment', async () => {
		// a folder that a dead run left makes them start together: all wait for its removal
		await mkdir(`${folder}.unfinished-dead`);
		await utimes(`${folder}.unfinished-dead`, 0, 0);
		const runs = ['a', 'b', 'c', 'd'].map(
			async (name) => await prepareFolder(folder, writeInto(name.repeat(1000))),
		);
		await Promise.all(runs);
		expect(await content()).toMatch(/^(a{1000}|b{1000}|c{1000}|d{1000})$/);
		expect(await readdir(parent)).toEqual(['n8n-1.2.3']);
	});
});
