/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from '../n8n/programs';
import { mirrorOf } from './mirror';

const TRUSTED = '/usr/share/keyrings';

/** apt with folders of its own: it sees one suite, nothing as installed, and needs no root. */
export class PrivateApt {
	private constructor(
		private readonly folder: string,
		private readonly options: string[],
	) {}

	/** Writes into `folder` whatever apt wants, and takes the lists of the suite from the system's own mirror. */
	static async of(suite: string, folder: string): Promise<PrivateApt> {
		const at = (...names: string[]) => join(folder, ...names);
		await mkdir(at('state', 'lists', 'partial'), { recursive: true });
		await mkdir(at('cache', 'archives', 'partial'), { recursive: true });
		await writeFile(at('status'), '');
		const source = `deb [signed-by=${keyringOf(suite)}] ${await systemMirror()} ${suite} main\n`;
		await writeFile(at('sources.list'), source);
		const settings = {
			'Dir::Etc::sourcelist': at('sources.list'),
			'Dir::Etc::sourceparts': '-',
			'Dir::State': at('state'),
			'Dir::State::status': at('status'),
			'Dir::Cache': at('cache'),
			// the folders belong to whoever runs this, root included
			'APT::Sandbox::User': 'root',
		};
		const options = Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
		const apt = new PrivateApt(folder, options);
		await apt.run('update');
		return apt;
	}

	/** Downloads these packages with all they depend on; returns the paths of the files. */
	async download(names: string[]): Promise<string[]> {
		await this.run('install', '--yes', '--download-only', '--no-install-recommends', ...names);
		const archives = join(this.folder, 'cache', 'archives');
		const files = (await readdir(archives)).filter((name) => name.endsWith('.deb'));
		return files.sort().map((name) => join(archives, name));
	}

	private async run(...args: string[]): Promise<void> {
		// an index that cannot be had is an error, not a warning about older ones
		const strict = ['-o', 'APT::Update::Error-Mode=any'];
		await runProgram('apt-get', ['--quiet', ...this.options, ...strict, ...args]);
	}
}

/** The mirror that this system takes its own packages from, whatever the format of its sources. */
async function systemMirror(): Promise<string> {
	const format = '$(REPO_URI) $(RELEASE) $(COMPONENT)';
	const args = ['indextargets', '--format', format, 'Created-By: Packages'];
	const targets = await runProgram('apt-get', args);
	return mirrorOf(targets, await readFile('/etc/os-release', 'utf8'));
}

function keyringOf(suite: string): string {
	const [own, all] = [`debian-archive-${suite}-stable.gpg`, 'debian-archive-keyring.gpg'];
	const found = [own, all].map((name) => join(TRUSTED, name)).find((path) => existsSync(path));
	if (found) return found;
	throw new Error(`No key for ${suite} in ${TRUSTED}: apt-get install debian-archive-keyring`);
}
