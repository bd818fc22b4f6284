/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';

export const ROOT = resolve(__dirname, '../..');
const PREFIX = join(tmpdir(), 'gispbx-mutants-');
const LEFT_OUT = ['.git', 'node_modules', 'dist', 'build', 'coverage'];
/** A mutant may go on for ever; the code without one takes as long as it takes. */
const MUTANT_LIMIT_MS = 1_800_000;

/** A copy of the repository that mutants may be written into. */
export class Workshop {
	/** How long a program may run; 0: without end. */
	limitMs = MUTANT_LIMIT_MS;

	private constructor(readonly folder: string) {}

	static async open(): Promise<Workshop> {
		const workshop = new Workshop(await mkdtemp(PREFIX));
		const filter = (path: string) => !LEFT_OUT.includes(relative(ROOT, path));
		await cp(ROOT, workshop.folder, { recursive: true, filter });
		await symlink(join(ROOT, 'node_modules'), join(workshop.folder, 'node_modules'));
		// A rule that is gone leaves its helpers unused.
		const config = await workshop.read('tsconfig.json');
		const lenient = config.replace('"noUnusedLocals": true', '"noUnusedLocals": false');
		await workshop.write('tsconfig.json', lenient);
		return workshop;
	}

	async read(path: string): Promise<string> {
		return await readFile(join(this.folder, path), 'utf8');
	}

	async write(path: string, contents: string): Promise<void> {
		await writeFile(join(this.folder, path), contents);
	}

	/** Runs a program of node_modules; what it printed, whether it ended well or badly, or had to be ended. */
	async run(
		script: string,
		...parameters: string[]
	): Promise<{ stdout: string; killed?: boolean }> {
		const program = join(this.folder, 'node_modules', script);
		const ended = promisify(execFile)(process.execPath, [program, ...parameters], {
			timeout: this.limitMs,
			maxBuffer: 1e8,
			cwd: this.folder,
		});
		return await ended.catch((error: { stdout: string; killed: boolean }) => error);
	}

	/** Builds the pack as n8n loads it, without a look at its types. */
	async build(): Promise<void> {
		await this.run('gulp/bin/gulp.js', 'unchecked');
	}

	/** Another one with the same contents. */
	async copy(): Promise<Workshop> {
		const workshop = new Workshop(await mkdtemp(PREFIX));
		const settings = { recursive: true, verbatimSymlinks: true };
		await cp(this.folder, workshop.folder, settings);
		return workshop;
	}

	async close(): Promise<void> {
		await rm(this.folder, { recursive: true, force: true });
	}
}
