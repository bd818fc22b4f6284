/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PartContext } from '../part';
import { startWatched } from '../trigger/watchedInstance';
import { filePlaces } from './places';
import { plantInFolder } from './planting';
import type { Searched } from './searched';
import { sqliteDump } from './sqliteDump';

/** n8n as it comes: one process, SQLite, files on the disk. */
export async function regularMode(
	context: PartContext,
	env: Record<string, string>,
): Promise<Searched> {
	const written: string[] = [];
	const n8n = await startWatched(context, env, (text) => written.push(text));
	const { userFolder } = n8n;
	return {
		...n8n,
		startAll: n8n.start,
		stopAll: n8n.stop,
		// a piece may end in the middle of a word
		terminals: () => [written.join('')],
		places: async () => [
			...(await filePlaces([userFolder], 'log files', 'binary files', 'metadata of binary files')),
			{ name: 'database as SQL', texts: await sqliteDump(context.install, userFolder) },
		],
		plant: async (text) => {
			await plantInFolder(userFolder, text);
			const metadata = join(userFolder, '.n8n', 'storage', 'planted.metadata');
			await writeFile(metadata, JSON.stringify({ fileName: text }));
		},
	};
}
