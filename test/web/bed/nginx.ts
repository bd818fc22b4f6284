/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CleanUp } from '../../../tools/n8n/cleanUp';
import { startProgram, type Program } from '../../../tools/n8n/programs';
import { NGINX_DOORS, type Door, type NginxDoor } from './doors';
import { accepting, IS_ROOT, NOBODY, type Ground } from './ground';
import { filled, portsOf, type Places } from './places';

/** php-fpm, which answers nginx and Apache. */
export class Fpm {
	private constructor(
		private readonly ground: Ground,
		private readonly port: number,
		private program: Program,
	) {}

	static async start(ground: Ground, address: string, cleanUp: CleanUp): Promise<Fpm> {
		const port = Number(address.split(':')[1]);
		await writeFile(confOf(ground), poolConfiguration(ground.folder, address));
		const fpm = new Fpm(ground, port, runFpm(ground));
		cleanUp.add(async () => await fpm.kill());
		await fpm.isUp();
		return fpm;
	}

	/** Ends it with all that is at work. */
	async kill(): Promise<void> {
		await this.program.stop();
	}

	async startAgain(): Promise<void> {
		this.program = runFpm(this.ground);
		await this.isUp();
	}

	private async isUp(): Promise<void> {
		await accepting(this.port, this.program, join(this.ground.folder, 'log', 'fpm.log'));
	}
}

/** A real nginx before php-fpm. */
export class Nginx {
	private constructor(
		private readonly ports: Record<NginxDoor, number>,
		private readonly program: Program,
	) {}

	static async start(ground: Ground, places: Places, cleanUp: CleanUp): Promise<Nginx> {
		const { folder, packages, env } = ground;
		const ports = await portsOf(NGINX_DOORS);
		const conf = join(folder, 'nginx.conf');
		await writeFile(conf, configuration(ground, ports, places));
		const [command, ...args] = packages.run('nginx');
		const log = join(folder, 'log', 'nginx.log');
		const program = startProgram(command, [...args, '-p', folder, '-e', log, '-c', conf], {
			cwd: folder,
			env,
		});
		cleanUp.add(program.stop);
		await accepting(ports.main, program, log);
		return new Nginx(ports, program);
	}

	/** Where a door leads to. */
	url(door: NginxDoor, scheme?: 'http' | 'https'): string {
		const own = 'tls' in NGINX_DOORS[door] ? 'https' : 'http';
		return `${scheme ?? own}://127.0.0.1:${this.ports[door]}/pbx/gisapi.php`;
	}

	/** As `nginx -s reload`: whoever is at work ends it first. */
	graceful(): void {
		process.kill(this.program.pid, 'SIGHUP');
	}
}

const confOf = ({ folder }: Ground) => join(folder, 'fpm.conf');

function runFpm(ground: Ground): Program {
	const { packages, phpIni, env, folder } = ground;
	const [command, ...args] = packages.run('fpm');
	const given = ['--nodaemonize', '--fpm-config', confOf(ground), '-c', phpIni];
	return startProgram(command, [...args, ...given], { cwd: folder, env });
}

const poolConfiguration = (folder: string, address: string) =>
	[
		'[global]',
		`error_log = ${folder}/log/fpm.log`,
		'[pbx]',
		...(IS_ROOT ? [`user = ${NOBODY}`, `group = ${NOBODY}`] : []),
		`listen = ${address}`,
		'pm = static',
		'pm.max_children = 8',
		'',
	].join('\n');

function configuration(
	{ folder, packages, www }: Ground,
	ports: Record<NginxDoor, number>,
	places: Places,
): string {
	const temporary = ['client_body', 'fastcgi', 'proxy', 'scgi', 'uwsgi'].map(
		(name) => `${name}_temp_path ${folder}/nginx/${name};`,
	);
	const hosts = Object.entries<Door>(NGINX_DOORS).map(([name, door]) =>
		server(ports[name as NginxDoor], door, places),
	);
	return [
		...(IS_ROOT ? ['user root root;'] : []),
		'daemon off;',
		'worker_processes 2;',
		`pid ${folder}/run/nginx.pid;`,
		'events {}',
		'http {',
		`include ${packages.folder}/etc/nginx/mime.types;`,
		`include ${packages.folder}/etc/nginx/fastcgi.conf;`,
		`access_log ${folder}/log/nginx-access.log;`,
		`root ${www};`,
		...temporary,
		'limit_req_zone $binary_remote_addr zone=one:1m rate=1r/m;',
		...hosts,
		'}',
		'',
	].join('\n');
}

function server(port: number, { pass, lines = [], tls }: Door, places: Places): string {
	const location =
		pass === 'none' ? [] : ['location ~ \\.php$ {', `fastcgi_pass ${pass ?? '{fpm}'};`, '}'];
	const secured = tls
		? [
				`ssl_certificate ${places.certificates}/${tls.certificate}.crt;`,
				`ssl_certificate_key ${places.certificates}/${tls.certificate}.key;`,
				...(tls.lines ?? []),
			]
		: [];
	return [
		'server {',
		`listen 127.0.0.1:${port}${tls ? ' ssl' : ''};`,
		...secured,
		...lines,
		...location,
		'}',
	]
		.map((line) => filled(line, places))
		.join('\n');
}
