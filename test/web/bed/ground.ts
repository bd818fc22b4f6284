/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { chmod, cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { CleanUp } from '../../../tools/n8n/cleanUp';
import { temporaryFolder } from '../../../tools/n8n/prepare';
import type { Program } from '../../../tools/n8n/programs';
import type { Packages } from './packages';

/** A web server as root gives its work to nobody, who must read and write here. */
export const IS_ROOT = process.getuid?.() === 0;
export const NOBODY = 65534;

const FACADE = join(__dirname, '..', 'facade');
const START_LIMIT_MS = 30_000;

/** What all programs of a bed stand on: its folder, with the script, PHP's settings and their logs in it. */
export interface Ground {
	folder: string;
	packages: Packages;
	/** Where web servers look for `/pbx/gisapi.php`. */
	www: string;
	/** Of Debian, with this folder's paths. */
	phpIni: string;
	/** For every program: none of the system's own settings of PHP. */
	env: NodeJS.ProcessEnv;
}

/** Makes the folder; `cleanUp` removes it. */
export async function layGround(packages: Packages, cleanUp: CleanUp): Promise<Ground> {
	const folder = await temporaryFolder(cleanUp);
	await chmod(folder, 0o755);
	const www = join(folder, 'www');
	for (const name of ['log', 'run', 'monitor', 'nginx', 'certificates', 'www']) {
		await mkdir(join(folder, name));
	}
	await mkdir(join(folder, 'tmp'));
	await chmod(join(folder, 'tmp'), 0o777);
	await chmod(join(folder, 'log'), 0o777);
	await cp(FACADE, join(www, 'pbx'), { recursive: true });
	const phpIni = join(folder, 'php.ini');
	const own = await readFile(join(packages.folder, 'usr/lib/php/8.2/php.ini-production'), 'utf8');
	await writeFile(phpIni, own + iniLines(folder, packages));
	const env = { ...process.env, PHP_INI_SCAN_DIR: '' };
	return { folder, packages, www, phpIni, env };
}

const iniLines = (folder: string, { phpModules }: Packages) => `
[bed]
extension_dir = "${phpModules}"
extension = mysqlnd
extension = mysqli
extension = iconv
extension = curl
date.timezone = Asia/Jerusalem
upload_tmp_dir = "${folder}/tmp"
sys_temp_dir = "${folder}/tmp"
error_log = "${folder}/log/php.log"
user_ini.filename =
`;

/** Waits until a port accepts; throws with what the program said where it ends or takes too long. */
export async function accepting(port: number, program: Program, log = ''): Promise<void> {
	let ended = false;
	void program.exited.then(() => {
		ended = true;
	});
	const giveUpAt = Date.now() + START_LIMIT_MS;
	while (!(await isOpen(port))) {
		if (ended || Date.now() > giveUpAt) {
			const logged = log === '' ? '' : await readFile(log, 'utf8').catch(() => '');
			throw new Error(`A program did not start:\n${program.output()}${logged}`);
		}
		await wait(20);
	}
}

async function isOpen(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		const end = (open: boolean) => {
			socket.destroy();
			resolve(open);
		};
		socket.once('connect', () => end(true)).once('error', () => end(false));
	});
}
