/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { packagesOf } from '../../../tools/debian/packages';
import { runOf } from '../../../tools/debian/run';
import type { Report } from '../../../tools/timed';

/** Debian 12, as many a PBX of these days stands on. */
const SUITE = 'bookworm';
const PACKAGES = [
	'apache2-bin',
	'libapache2-mod-php8.2',
	'nginx',
	'php8.2-cli',
	'php8.2-curl',
	'php8.2-fpm',
	'php8.2-mysql',
];
const PHP_MODULES = 'usr/lib/php';

/** Unpacked web servers and PHP. */
export interface Packages {
	folder: string;
	/** Where PHP's own modules are. */
	phpModules: string;
	/** How to run one of the programs: command and first arguments. */
	run(program: keyof typeof PROGRAMS): [command: string, ...args: string[]];
}

const PROGRAMS = {
	apache: 'usr/sbin/apache2',
	fpm: 'usr/sbin/php-fpm8.2',
	nginx: 'usr/sbin/nginx',
	php: 'usr/bin/php8.2',
};

/** Fetches them into the user's cache, once. */
export async function fetchPackages(report: Report): Promise<Packages> {
	const folder = await packagesOf(SUITE, PACKAGES, report);
	const names = await readdir(join(folder, PHP_MODULES));
	const [version] = names.filter((name) => /^\d{8}$/.test(name));
	return {
		folder,
		phpModules: join(folder, PHP_MODULES, version),
		run: (program) => runOf(folder, PROGRAMS[program]),
	};
}
