/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { connect } from 'node:net';
import { findChromium } from '../../tools/n8n/browser';
import { findProgram } from '../../tools/n8n/findProgram';

/** Thrown when this machine lacks a program that a part needs. */
export class MissingRequirement extends Error {
	constructor(name: string, looked: string, install: string) {
		super(`${name} is missing (${looked}); install it: ${install}`);
	}
}

export interface Address {
	host: string;
	port: number;
}

/** The path of Chromium. */
export const needChromium = (): string =>
	needProgram('Chromium', findChromium(), 'apt-get install chromium');

/** The path of PostgreSQL's program that prints a database as SQL. */
export const needPgDump = (): string =>
	needProgram('pg_dump', findProgram(['pg_dump']), 'apt-get install postgresql-client');

export const needPostgres = async (): Promise<Address> =>
	await needServer('PostgreSQL', 5432, 'apt-get install postgresql; service postgresql start');

export const needMariaDb = async (): Promise<Address> =>
	await needServer('MariaDB', 3306, 'apt-get install mariadb-server; service mariadb start');

export const needRedis = async (): Promise<Address> =>
	await needServer('Redis', 6379, 'apt-get install redis-server; service redis-server start');

function needProgram(name: string, path: string | undefined, install: string): string {
	if (path) return path;
	throw new MissingRequirement(name, 'not on PATH', install);
}

async function needServer(name: string, port: number, install: string): Promise<Address> {
	const address = { host: '127.0.0.1', port };
	if (await accepts(address)) return address;
	throw new MissingRequirement(name, `nobody listens on ${address.host}:${port}`, install);
}

async function accepts(address: Address): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect(address);
		const end = (isOpen: boolean) => {
			socket.destroy();
			resolve(isOpen);
		};
		socket.once('connect', () => end(true)).once('error', () => end(false));
	});
}
