/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { join } from 'node:path';
import type { N8nInstall } from '../../../tools/n8n/install';
import { runProgram } from '../../../tools/n8n/programs';

/** Runs in n8n's own Node, which brings SQLite. One JSON text a line, each an INSERT. */
const DUMP_SCRIPT = `
const { DatabaseSync } = require('node:sqlite');
const database = new DatabaseSync(process.argv[1], { readOnly: true });
const literal = (value) => typeof value === 'string' ? "'" + value.replaceAll("'", "''") + "'"
	: value instanceof Uint8Array ? "'" + Buffer.from(value).toString('latin1') + "'" : String(value);
const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
for (const { name } of tables) for (const row of database.prepare('SELECT * FROM "' + name + '"').all()) {
	const sql = 'INSERT INTO "' + name + '" VALUES(' + Object.values(row).map(literal).join(',') + ');';
	process.stdout.write(JSON.stringify(sql) + '\\n');
}
`;

/** All rows of the SQLite database of a stopped n8n, each as SQL. */
export async function sqliteDump(install: N8nInstall, userFolder: string): Promise<string[]> {
	const path = join(userFolder, '.n8n', 'database.sqlite');
	const dump = await runProgram(install.node, ['-e', DUMP_SCRIPT, path]);
	return dump
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as string);
}
