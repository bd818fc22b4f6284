/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { CleanUp } from '../../../tools/n8n/cleanUp';
import { freePort } from '../../../tools/n8n/process';
import { startProgram } from '../../../tools/n8n/programs';
import { needMariaDb } from '../../e2e/requirements';
import { accepting, type Ground } from './ground';

export type DataRow = Record<string, string | number | null>;

/** How the script reaches the database. */
export interface DatabaseAddress {
	host: string;
	port: number;
	user: string;
	password: string;
	name: string;
}

/** A database of its own on the MariaDB of this machine, reached by PHP's own client. */
export interface Database {
	address: DatabaseAddress;
	/** Texts are bytes of latin1 tables, or of utf8mb4 ones where the charset says so. */
	rows(sql: string, values?: unknown[], charset?: Charset): Promise<DataRow[]>;
	/** Everything as when a part begins. */
	clear(): Promise<void>;
}

type Charset = 'latin1' | 'utf8mb4';

/** Creates it; `cleanUp` removes it. */
export async function createDatabase(ground: Ground, cleanUp: CleanUp): Promise<Database> {
	const { host, port } = await needMariaDb();
	const { MYSQL_USER: user = 'root', MYSQL_PWD: password = '' } = process.env;
	const name = `gispbx_${randomBytes(6).toString('hex')}`;
	const account = { host, port, user, password };
	const own = await startOwnPhp(ground, cleanUp);
	const ask = async (given: object): Promise<DataRow[]> => {
		const response = await fetch(own, { method: 'POST', body: JSON.stringify(given) });
		const text = await response.text();
		const { rows, error } = JSON.parse(text) as { rows: DataRow[]; error?: string };
		if (error !== undefined) throw new Error(`MariaDB: ${error}`);
		return rows;
	};
	const server = async (sql: string) =>
		await ask({ ...account, sql, values: [], charset: 'latin1' });
	cleanUp.add(async () => void (await server(`DROP DATABASE IF EXISTS ${name}`)));
	await server(`CREATE DATABASE ${name}`);
	const address = { ...account, name };
	const runFile = async (file: string, charset: Charset) =>
		void (await ask({ ...address, script: join(__dirname, file), charset }));
	await runFile('tables.sql', 'latin1');
	return {
		address,
		rows: async (sql, values = [], charset = 'latin1') =>
			await ask({ ...address, sql, values, charset }),
		clear: async () => {
			await runFile('calls.sql', 'latin1');
			await runFile('contacts.sql', 'utf8mb4');
		},
	};
}

/** PHP's built-in server, of which nothing is tested. */
async function startOwnPhp({ folder, packages, phpIni, env }: Ground, cleanUp: CleanUp) {
	const port = await freePort();
	const [command, ...args] = packages.run('php');
	const address = `127.0.0.1:${port}`;
	const program = startProgram(
		command,
		[...args, '-c', phpIni, '-S', address, join(__dirname, 'sql.php')],
		{ cwd: folder, env },
	);
	cleanUp.add(program.stop);
	await accepting(port, program);
	return `http://${address}`;
}
