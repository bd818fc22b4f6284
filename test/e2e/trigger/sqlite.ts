/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { join } from 'node:path';
import type { N8nInstall } from '../../../tools/n8n/install';
import { runProgram } from '../../../tools/n8n/programs';
import type { Query } from './database';

/** Runs in n8n's own Node, which brings SQLite. It waits while n8n puts a database in order after a kill. */
const QUERY_SCRIPT = `
const { DatabaseSync } = require('node:sqlite');
const [path, sql, values] = process.argv.slice(1);
const database = new DatabaseSync(path, { readOnly: true, timeout: 20_000 });
process.stdout.write(JSON.stringify(database.prepare(sql).all(...JSON.parse(values))));
`;

/** The SQLite database of the n8n with this user folder. */
export function sqliteOf(install: N8nInstall, userFolder: string): Query {
	const path = join(userFolder, '.n8n', 'database.sqlite');
	return async <Row>(sql: string, ...values: string[]) => {
		const args = ['-e', QUERY_SCRIPT, path, sql, JSON.stringify(values)];
		return JSON.parse(await runProgram(install.node, args)) as Row[];
	};
}
