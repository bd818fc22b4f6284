/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, inflateSync } from 'node:zlib';
import type { N8nInstall } from '../../../tools/n8n/install';
import { runProgram } from '../../../tools/n8n/programs';
import type { Execution } from '../../../tools/n8n/execution';

/** Where n8n may keep or show a secret. */
export interface Place {
	name: string;
	texts: string[];
}

/** What n8n showed while it ran; the rest is found in its folder. */
export interface Shown {
	executions: Execution[];
	/** Answers to the form: pickers and the credential's test. */
	answers: string[];
	/** All that it wrote to its terminal. */
	output: string[];
}

/** Everything to be searched of an n8n that has been stopped. */
export async function placesOf(
	install: N8nInstall,
	userFolder: string,
	{ executions, answers, output }: Shown,
): Promise<Place[]> {
	const folder = join(userFolder, '.n8n');
	const files = await filesOf(folder);
	const contents = async (name: string, isThere: (file: string) => boolean): Promise<Place> => ({
		name,
		texts: (
			await Promise.all(
				files.filter(isThere).map(async (file) => await textsOf(join(folder, file))),
			)
		).flat(),
	});
	return [
		{ name: 'items', texts: executions.flatMap(itemsOf) },
		{ name: 'errors', texts: executions.flatMap(errorsOf) },
		{ name: 'answers to the form', texts: answers },
		// a piece may end in the middle of a word
		{ name: 'terminal', texts: [output.join('')] },
		await contents('log files', isLog),
		{ name: 'database as SQL', texts: await sqlDump(install, join(folder, 'database.sqlite')) },
		await contents('binary files', (file) => isBinary(file) && !isMetadata(file)),
		await contents('metadata of binary files', (file) => isBinary(file) && isMetadata(file)),
		await contents('all other files', (file) => !isLog(file) && !isBinary(file)),
	];
}

const isLog = (file: string) => /^logs[/\\]|EventLog.*\.log$/.test(file);
const isBinary = (file: string) => /^(?:storage|binaryData)[/\\]/.test(file);
const isMetadata = (file: string) => file.endsWith('.metadata');

/** Paths within a folder, of files at any depth. */
async function filesOf(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

/** A file, and what is packed in it; bytes as Latin-1, so that any secret in ASCII stands as it is. */
async function textsOf(path: string): Promise<string[]> {
	const bytes = await readFile(path);
	const texts = [bytes.toString('latin1')];
	for (let packed = unpacked(bytes); packed; packed = unpacked(packed)) {
		texts.push(packed.toString('latin1'));
	}
	return texts;
}

function unpacked(bytes: Buffer): Buffer | undefined {
	try {
		return bytes[0] === 0x1f ? gunzipSync(bytes) : inflateSync(bytes);
	} catch {
		return undefined; // not packed
	}
}

function itemsOf({ data }: Execution): string[] {
	const { runData, pinData } = data.resultData;
	const runs = Object.values(runData).flat();
	return [...runs.map((run) => JSON.stringify(run.data ?? null)), JSON.stringify(pinData ?? null)];
}

/** With all that n8n keeps of an error: description, context, stack ... */
function errorsOf({ data }: Execution): string[] {
	const { runData, error } = data.resultData;
	const runs = Object.values(runData).flat();
	return [error, ...runs.map((run) => run.error)].filter(Boolean).map((one) => JSON.stringify(one));
}

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

async function sqlDump(install: N8nInstall, path: string): Promise<string[]> {
	const dump = await runProgram(install.node, ['-e', DUMP_SCRIPT, path]);
	return dump
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as string);
}
