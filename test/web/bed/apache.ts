/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CleanUp } from '../../../tools/n8n/cleanUp';
import { startProgram, type Program } from '../../../tools/n8n/programs';
import { APACHE_DOORS, type ApacheDoor, type Door } from './doors';
import { accepting, IS_ROOT, NOBODY, type Ground } from './ground';
import { filled, portsOf, type Places } from './places';

const MODULES = [
	...['mpm_prefork', 'authn_core', 'authn_file', 'authz_core', 'authz_host', 'authz_user'],
	...['auth_basic', 'mime', 'alias', 'rewrite', 'filter', 'deflate', 'reqtimeout', 'env'],
	...['proxy', 'proxy_fcgi', 'socache_shmcb', 'ssl'],
];

/** A real Apache with mod_php. */
export class Apache {
	private constructor(
		private readonly ground: Ground,
		private readonly conf: string,
		private readonly ports: Record<ApacheDoor, number>,
		private program: Program,
	) {}

	/** Starts it on free ports; `cleanUp` ends it. */
	static async start(ground: Ground, places: Places, cleanUp: CleanUp): Promise<Apache> {
		const ports = await portsOf(APACHE_DOORS);
		const conf = join(ground.folder, 'apache.conf');
		await writeFile(conf, configuration(ground, ports, places));
		const apache = new Apache(ground, conf, ports, run(ground, conf));
		cleanUp.add(async () => await apache.stop());
		await apache.isUp();
		return apache;
	}

	/** Where a door leads to. */
	url(door: ApacheDoor, scheme?: 'http' | 'https'): string {
		const own = 'tls' in APACHE_DOORS[door] ? 'https' : 'http';
		return `${scheme ?? own}://127.0.0.1:${this.ports[door]}/pbx/gisapi.php`;
	}

	/** As `apachectl graceful`: whoever is at work ends it first. */
	graceful(): void {
		process.kill(this.program.pid, 'SIGUSR1');
	}

	/** As `apachectl restart`: whoever is at work is ended. */
	restart(): void {
		process.kill(this.program.pid, 'SIGHUP');
	}

	async stop(): Promise<void> {
		await this.program.stop();
	}

	async startAgain(): Promise<void> {
		this.program = run(this.ground, this.conf);
		await this.isUp();
	}

	/** The lines of its log of requests. */
	async logged(): Promise<string[]> {
		const text = await readFile(join(this.ground.folder, 'log', 'access.log'), 'utf8');
		return text.split('\n').filter((line) => line !== '');
	}

	private async isUp(): Promise<void> {
		const log = join(this.ground.folder, 'log', 'apache.log');
		await accepting(this.ports.main, this.program, log);
	}
}

function run({ packages, folder, env }: Ground, conf: string): Program {
	const [command, ...args] = packages.run('apache');
	return startProgram(command, [...args, '-D', 'FOREGROUND', '-f', conf], { cwd: folder, env });
}

function configuration(
	{ folder, packages, www, phpIni }: Ground,
	ports: Record<ApacheDoor, number>,
	places: Places,
): string {
	const modules = join(packages.folder, 'usr/lib/apache2/modules');
	const hosts = Object.entries<Door>(APACHE_DOORS).map(([name, door]) =>
		virtualHost(ports[name as ApacheDoor], door, places),
	);
	return [
		`ServerRoot ${folder}`,
		'ServerName pbx.invalid',
		'ServerTokens Full',
		`PidFile ${folder}/run/apache.pid`,
		`DefaultRuntimeDir ${folder}/run`,
		`ErrorLog ${folder}/log/apache.log`,
		...MODULES.map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`),
		`LoadModule php_module ${modules}/libphp8.2.so`,
		`LogFormat "%>s %D %r" told`,
		`CustomLog ${folder}/log/access.log told`,
		...(IS_ROOT ? [`User #${NOBODY}`, `Group #${NOBODY}`] : []),
		`TypesConfig ${packages.folder}/etc/nginx/mime.types`,
		`PHPIniDir ${phpIni}`,
		`DocumentRoot ${www}`,
		`<Directory ${www}>`,
		'Require all granted',
		'</Directory>',
		'<FilesMatch \\.php$>',
		'SetHandler application/x-httpd-php',
		'</FilesMatch>',
		'StartServers 4',
		'MinSpareServers 4',
		'MaxSpareServers 8',
		'MaxRequestWorkers 24',
		'GracefulShutdownTimeout 5',
		...hosts,
		'',
	].join('\n');
}

function virtualHost(port: number, { php = {}, lines = [], tls }: Door, places: Places): string {
	const settings = Object.entries(php).map(([name, value]) => `php_admin_value ${name} ${value}`);
	const secured = tls
		? [
				'SSLEngine on',
				...(tls.lines ?? []),
				`SSLCertificateFile ${places.certificates}/${tls.certificate}.crt`,
				`SSLCertificateKeyFile ${places.certificates}/${tls.certificate}.key`,
			]
		: [];
	return [
		`Listen 127.0.0.1:${port}`,
		`<VirtualHost 127.0.0.1:${port}>`,
		...settings,
		...secured,
		...lines,
		'</VirtualHost>',
	]
		.map((line) => filled(line, places))
		.join('\n');
}
