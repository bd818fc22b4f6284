import { startInstance, type Instance } from '../../../tools/n8n/instance';
import type { PartContext } from '../part';
import { N8nDatabase } from './database';

/** An n8n with the project in it, and its database to look into. */
export interface WatchedInstance extends Instance {
	database: N8nDatabase;
}

/** Starts an n8n; `env` are more settings of it. */
export async function startWatched(
	context: PartContext,
	env?: Record<string, string>,
): Promise<WatchedInstance> {
	const instance = await startInstance(context, env);
	return { ...instance, database: new N8nDatabase(context.install, instance.userFolder) };
}
