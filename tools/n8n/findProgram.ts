/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The path of the first program on PATH that has one of these names. */
export function findProgram(names: string[]): string | undefined {
	const folders = (process.env.PATH ?? '').split(delimiter);
	const candidates = folders.flatMap((folder) => names.map((name) => join(folder, name)));
	return candidates.find((path) => existsSync(path));
}
