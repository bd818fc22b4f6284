import { startInstance, type Instance } from '../../../tools/n8n/instance';
import type { PartContext } from '../part';
import { N8nDatabase } from './database';
import { sqliteOf } from './sqlite';

/** An n8n with the project in it, and its database to look into. */
export interface WatchedInstance extends Instance {
	database: N8nDatabase;
}

/** Starts an n8n; `env` and `onOutput` as in `startInstance`. */
export async function startWatched(
	context: PartContext,
	env?: Record<string, string>,
	onOutput?: (text: string) => void,
): Promise<WatchedInstance> {
	const instance = await startInstance(context, env, onOutput);
	const query = sqliteOf(context.install, instance.userFolder);
	return { ...instance, database: new N8nDatabase(context.install, query) };
}
