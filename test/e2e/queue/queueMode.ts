import { randomUUID } from 'node:crypto';
import { startInstance } from '../../../tools/n8n/instance';
import { folderWithPackage } from '../../../tools/n8n/prepare';
import { startWorker } from '../../../tools/n8n/process';
import { stopPrograms } from '../../../tools/n8n/programs';
import { restartable, type Restartable } from '../../../tools/n8n/restartable';
import type { PartContext } from '../part';
import { N8nDatabase } from '../trigger/database';
import type { WatchedInstance } from '../trigger/watchedInstance';
import { createDatabase, type Postgres } from './postgres';
import { openRedis, type Redis } from './redis';

/** How many executions a worker runs at a time. */
export const CONCURRENCY = 5;
const WORKERS = 2;

/** n8n on several machines: a main process that queues its executions, and workers that run them. */
export interface QueueMode extends WatchedInstance {
	workers: Worker[];
	postgres: Postgres;
	redis: Redis;
	/** All that each process wrote. */
	terminals(): string[];
	startAll(): Promise<void>;
	/** Ends the workers and the main process in good order. */
	stopAll(): Promise<void>;
}

export interface Worker extends Restartable {
	userFolder: string;
	/** All that it wrote. */
	output(): string;
}

/**
 * Starts them with folders of their own, so that they share the database, Redis and the encryption
 * key only, as on machines of their own. `env` are more settings of n8n.
 */
export async function startQueueMode(
	context: PartContext,
	env: Record<string, string> = {},
): Promise<QueueMode> {
	const { install, cleanUp } = context;
	const postgres = await createDatabase(install, cleanUp);
	const redis = await openRedis(install, cleanUp);
	const settings = {
		EXECUTIONS_MODE: 'queue',
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
		N8N_ENCRYPTION_KEY: randomUUID(),
		...postgres.env,
		...redis.env,
		...env,
	};
	const written: string[] = [];
	const main = await startInstance(context, settings, (text) => written.push(text));
	const workers = await Promise.all(
		Array.from({ length: WORKERS }, async () => await prepareWorker(context, settings)),
	);
	await Promise.all(workers.map(async (worker) => await worker.start()));
	return {
		...main,
		database: new N8nDatabase(install, postgres.query),
		workers,
		postgres,
		redis,
		terminals: () => [written.join(''), ...workers.map(({ output }) => output())],
		startAll: async () => {
			await main.start();
			await Promise.all(workers.map(async (worker) => await worker.start()));
		},
		stopAll: async () => {
			await Promise.all(workers.map(async (worker) => await worker.stop()));
			await main.stop();
		},
	};
}

async function prepareWorker(
	{ install, tarball, cleanUp }: PartContext,
	env: Record<string, string>,
): Promise<Worker> {
	const userFolder = await folderWithPackage(tarball, cleanUp);
	cleanUp.add(stopPrograms); // before its folder goes
	const written: string[] = [];
	const onOutput = (text: string) => void written.push(text);
	const options = { install, userFolder, env, onOutput, concurrency: CONCURRENCY };
	return {
		userFolder,
		output: () => written.join(''),
		...restartable(async () => await startWorker(options)),
	};
}

/** Whether this worker has begun to run an execution. */
export const hasRun = (worker: Worker, executionId: string): boolean =>
	worker.output().includes(`started execution ${executionId} `);
