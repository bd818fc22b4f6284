/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import type { CleanUp } from '../../../tools/n8n/cleanUp';
import type { N8nInstall } from '../../../tools/n8n/install';
import { runProgram } from '../../../tools/n8n/programs';
import { needPgDump, needPostgres } from '../requirements';
import type { Query } from '../trigger/database';

/** A PostgreSQL database for one run. */
export interface Postgres {
	/** The settings by which n8n keeps everything in it. */
	env: Record<string, string>;
	query: Query;
	/** All of it as SQL, by lines; bytes as Latin-1, so that any secret in ASCII stands as it is. */
	dump(): Promise<string[]>;
	/** How many programs are connected to it. */
	connections(): Promise<number>;
	/** Removes it; whoever is connected is put out. */
	drop(): Promise<void>;
	isThere(): Promise<boolean>;
}

interface Client {
	connect(): Promise<void>;
	query(sql: string, values: string[]): Promise<{ rows: unknown[] }>;
	end(): Promise<void>;
}

/** Creates the database with n8n's own copy of the client library; `cleanUp` drops it. */
export async function createDatabase(install: N8nInstall, cleanUp: CleanUp): Promise<Postgres> {
	const { host, port } = await needPostgres();
	const { PGUSER: user = 'postgres', PGPASSWORD: password = '' } = process.env;
	const name = `gispbx_${randomBytes(6).toString('hex')}`;
	const { Client } = createRequire(install.script)('pg') as {
		Client: new (options: object) => Client;
	};
	const queryOf =
		(database: string): Query =>
		async <Row>(sql: string, ...values: string[]) => {
			const client = new Client({ host, port, user, password, database });
			await client.connect();
			try {
				let place = 0;
				const numbered = sql.replace(/\?/g, () => `$${++place}`);
				return (await client.query(numbered, values)).rows as Row[];
			} finally {
				await client.end();
			}
		};
	const server = queryOf('postgres');
	const count = async (sql: string) => (await server(sql, name)).length;
	const postgres: Postgres = {
		env: {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: host,
			DB_POSTGRESDB_PORT: String(port),
			DB_POSTGRESDB_USER: user,
			DB_POSTGRESDB_PASSWORD: password,
			DB_POSTGRESDB_DATABASE: name,
		},
		query: queryOf(name),
		dump: async () => {
			const place = [`--host=${host}`, `--port=${port}`, `--username=${user}`, '--no-password'];
			const env = { ...process.env, PGPASSWORD: password, PGOPTIONS: '-c bytea_output=escape' };
			const sql = await runProgram(needPgDump(), [...place, name], { env });
			return sql.split('\n');
		},
		connections: async () => await count('SELECT pid FROM pg_stat_activity WHERE datname = ?'),
		drop: async () => void (await server(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
		isThere: async () => (await count('SELECT 1 FROM pg_database WHERE datname = ?')) > 0,
	};
	await server(`CREATE DATABASE ${name}`);
	cleanUp.add(postgres.drop);
	return postgres;
}
