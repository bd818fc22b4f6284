import type { PartContext } from '../part';
import { startQueueMode } from '../queue/queueMode';
import { filePlaces } from './places';
import { plantInFolder } from './planting';
import type { Searched } from './searched';

/** n8n removes a job when it is done; so it stays to be searched. */
const KEEP_JOBS = {
	N8N_EXECUTIONS_QUEUE_KEEP_LAST_COMPLETED: '100000',
	N8N_EXECUTIONS_QUEUE_KEEP_LAST_FAILED: '100000',
};

/** Main process and workers, with PostgreSQL for all that is kept and Redis between them. */
export async function queueMode(
	context: PartContext,
	env: Record<string, string>,
): Promise<Searched> {
	const n8n = await startQueueMode(context, { ...env, ...KEEP_JOBS });
	const { postgres, redis, workers } = n8n;
	const traffic = await redis.record();
	const folders = [n8n, ...workers].map(({ userFolder }) => userFolder);
	return {
		...n8n,
		places: async () => [
			...(await filePlaces(folders, 'log files')),
			{ name: 'PostgreSQL as SQL', texts: await postgres.dump() },
			{ name: 'keys of Redis', texts: await redis.contents() },
			{ name: 'all that went through Redis', texts: [...traffic] },
		],
		plant: async (text) => {
			await plantInFolder(workers[0].userFolder, text);
			await redis.plant([text]);
		},
	};
}
