/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, inflateSync } from 'node:zlib';
import type { Execution } from '../../../tools/n8n/execution';

/** Where n8n may keep or show a secret. */
export interface Place {
	name: string;
	texts: string[];
}

/** What n8n showed while it ran; the rest is found where it keeps things. */
export interface Shown {
	executions: Execution[];
	/** Answers to the form: pickers and the credential's test. */
	answers: string[];
	/** All that each process wrote to its terminal. */
	terminals: string[];
}

export const shownPlaces = ({ executions, answers, terminals }: Shown): Place[] => [
	{ name: 'items', texts: executions.flatMap(itemsOf) },
	{ name: 'errors', texts: executions.flatMap(errorsOf) },
	{ name: 'answers to the form', texts: answers },
	{ name: 'terminal', texts: terminals },
];

const isStored = (file: string) => /^(?:storage|binaryData)[/\\]/.test(file);
const isMetadata = (file: string) => file.endsWith('.metadata');

const FILE_KINDS = {
	'log files': (file: string) => /^logs[/\\]|EventLog.*\.log$/.test(file),
	'binary files': (file: string) => isStored(file) && !isMetadata(file),
	'metadata of binary files': (file: string) => isStored(file) && isMetadata(file),
};

/** The files of n8n's user folders: a place for each of these kinds and one for all other files. */
export async function filePlaces(
	userFolders: string[],
	...kinds: Array<keyof typeof FILE_KINDS>
): Promise<Place[]> {
	const files = (await Promise.all(userFolders.map(filesOf))).flat();
	const isOfKind = (kind: string, name: string) =>
		FILE_KINDS[kind as keyof typeof FILE_KINDS](name);
	const kindOf = (name: string) => kinds.find((kind) => isOfKind(kind, name)) ?? 'all other files';
	return await Promise.all(
		[...kinds, 'all other files'].map(async (kind) => {
			const own = files.filter(({ name }) => kindOf(name) === kind);
			return { name: kind, texts: (await Promise.all(own.map(textsOf))).flat() };
		}),
	);
}

interface FoundFile {
	/** Path within the folder. */
	name: string;
	path: string;
}

/** All files of a user folder, at any depth. */
async function filesOf(userFolder: string): Promise<FoundFile[]> {
	const folder = join(userFolder, '.n8n');
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.map((path) => ({ path, name: path.slice(folder.length + 1) }));
}

/** A file, and what is packed in it; bytes as Latin-1, so that any secret in ASCII stands as it is. */
async function textsOf({ path }: FoundFile): Promise<string[]> {
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
