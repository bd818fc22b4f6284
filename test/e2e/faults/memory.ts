/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const BETWEEN_LOOKS_MS = 250;

/** Looks at the resident memory of a process again and again; the end returns the most megabytes seen. */
export function watchMemory(pid: number): () => Promise<number> {
	let highest = 0;
	let looking = Promise.resolve();
	const timer = setInterval(() => {
		looking = looking.then(async () => {
			highest = Math.max(highest, await residentMegabytes(pid));
		});
	}, BETWEEN_LOOKS_MS);
	return async () => {
		clearInterval(timer);
		await looking;
		return highest;
	};
}

/** 0 for a process that is gone. */
async function residentMegabytes(pid: number): Promise<number> {
	const ps = promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
	const { stdout } = await ps.catch(() => ({ stdout: '0' }));
	return Math.round(Number(stdout) / 1_024);
}
