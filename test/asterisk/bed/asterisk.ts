/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { createSocket } from 'node:dgram';
import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { packagesOf } from '../../../tools/debian/packages';
import { runOf } from '../../../tools/debian/run';
import type { CleanUp } from '../../../tools/n8n/cleanUp';
import { temporaryFolder } from '../../../tools/n8n/prepare';
import { freePort } from '../../../tools/n8n/process';
import { startProgram, type Program } from '../../../tools/n8n/programs';
import type { Report } from '../../../tools/timed';
import { Ami } from './ami';
import { CdrTable } from './cdrTable';
import { configFiles, MANAGER, type CdrOptions, type Ports } from './config';

/** The last suite that has Asterisk with chan_sip, and what is taken of it. */
const SUITE = 'bullseye';
const PACKAGES = [
	'asterisk',
	'asterisk-modules',
	'asterisk-voicemail',
	'asterisk-core-sounds-en-gsm',
];

const START_LIMIT_MS = 60_000;

/** A real Asterisk on loopback. */
export interface Asterisk {
	/** As it names itself, e.g. `16.28.0`. */
	version: string;
	ports: Ports;
	ami: Ami;
	cdrs: CdrTable;
	/** Where MixMonitor writes. */
	recordings: string;
	/** The zone of its clock, which no variable of the environment changes. */
	zone: string;
	/** What it logged. */
	log(): Promise<string>;
}

/** Starts it in a folder of its own, on free ports; `cleanUp` ends it and removes the folder. */
export async function startAsterisk(
	cleanUp: CleanUp,
	report: Report,
	cdr: CdrOptions = {},
): Promise<Asterisk> {
	const packages = await packagesOf(SUITE, PACKAGES, report);
	const folder = await temporaryFolder(cleanUp);
	const ports = { sip: await freeUdpPort(), manager: await freePort(), trunk: await freeUdpPort() };
	for (const name of ['etc', 'lib', 'run', 'log', 'spool/monitor', 'spool/voicemail']) {
		await mkdir(join(folder, name), { recursive: true });
	}
	for (const [name, text] of Object.entries(configFiles(folder, packages, ports, cdr))) {
		await writeFile(join(folder, 'etc', name), text);
	}
	const [command, ...args] = runOf(packages, 'usr/sbin/asterisk');
	const conf = join(folder, 'etc', 'asterisk.conf');
	const program = startProgram(command, [...args, '-f', '-C', conf], { cwd: folder });
	cleanUp.add(program.stop);
	const ami = await connected(ports.manager, program);
	cleanUp.add(async () => ami.close());
	const cdrs = new CdrTable();
	ami.onEvent((event) => cdrs.take(event));
	const { AsteriskVersion = '' } = await ami.action('CoreSettings');
	return {
		version: AsteriskVersion.replace(/~.*/, ''),
		ports,
		ami,
		cdrs,
		recordings: join(folder, 'spool', 'monitor'),
		zone: await zoneOfMachine(),
		log: async () => await readFile(join(folder, 'log', 'full'), 'utf8'),
	};
}

async function connected(port: number, program: Program): Promise<Ami> {
	let ended = false;
	void program.exited.then(() => {
		ended = true;
	});
	const giveUpAt = Date.now() + START_LIMIT_MS;
	for (;;) {
		const ami = await Ami.connect(port, MANAGER.username, MANAGER.secret).catch(() => undefined);
		if (ami && (await isBooted(ami))) return ami;
		ami?.close();
		if (ended || Date.now() > giveUpAt) {
			throw new Error(`Asterisk did not start:\n${program.output()}`);
		}
		await wait(100);
	}
}

/** The manager answers before the modules are all there; `chan_sip` is asked for as one of them. */
async function isBooted(ami: Ami): Promise<boolean> {
	const { Output = '' } = await ami.action('Command', { Command: 'core waitfullybooted' });
	return /fully booted/i.test(Output);
}

async function freeUdpPort(): Promise<number> {
	const socket = createSocket('udp4');
	return await new Promise((resolve, reject) => {
		socket.once('error', reject);
		socket.bind(0, '127.0.0.1', () => {
			const { port } = socket.address();
			socket.close(() => resolve(port));
		});
	});
}

/** Asterisk reads /etc/localtime and nothing else. */
async function zoneOfMachine(): Promise<string> {
	const path = await realpath('/etc/localtime').catch(() => '');
	const [, name = 'UTC'] = path.split('/zoneinfo/');
	return name === 'Etc/UTC' ? 'UTC' : name;
}
