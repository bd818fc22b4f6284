/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import type { CleanUp } from '../../../tools/n8n/cleanUp';
import type { N8nInstall } from '../../../tools/n8n/install';
import { needRedis } from '../requirements';

/** The keys of one run, which all begin alike. */
export interface Redis {
	/** The settings by which n8n queues its executions there. */
	env: Record<string, string>;
	/** What a worker has taken and not finished. */
	activeJobs(): Promise<ActiveJob[]>;
	keys(): Promise<string[]>;
	/** Each key with all that it holds. */
	contents(): Promise<string[]>;
	/** Notes every command and message about these keys from now on, in the list that it returns. */
	record(): Promise<readonly string[]>;
	/** Leaves texts behind in a key of this run. */
	plant(texts: string[]): Promise<void>;
	deleteAll(): Promise<void>;
}

export interface ActiveJob {
	id: string;
	executionId: string;
	/** The same for all jobs of a worker; null when its lock has run out. */
	lock: string | null;
}

interface Client {
	call(command: string, ...args: string[]): Promise<unknown>;
	monitor(): Promise<Monitor>;
	disconnect(): void;
}

interface Monitor {
	on(event: 'monitor', listener: (time: string, args: string[]) => void): void;
	disconnect(): void;
}

/** How a key of each kind is read. */
const READ: Record<string, (key: string) => [string, ...string[]]> = {
	string: (key) => ['GET', key],
	hash: (key) => ['HGETALL', key],
	list: (key) => ['LRANGE', key, '0', '-1'],
	set: (key) => ['SMEMBERS', key],
	zset: (key) => ['ZRANGE', key, '0', '-1', 'WITHSCORES'],
	stream: (key) => ['XRANGE', key, '-', '+'],
};

/** Takes a name for the keys of this run, with n8n's own copy of the client library; `cleanUp` removes the keys. */
export async function openRedis(install: N8nInstall, cleanUp: CleanUp): Promise<Redis> {
	const { host, port } = await needRedis();
	const prefix = `gispbx-${randomBytes(6).toString('hex')}`;
	const { Redis: ClientOf } = createRequire(install.script)('ioredis') as {
		Redis: new (options: object) => Client;
	};
	const client = new ClientOf({ host, port });
	const jobKey = (id: string) => `${prefix}:jobs:${id}`;
	const keys = async () => await scan(client, `${prefix}*`);
	const redis: Redis = {
		env: {
			QUEUE_BULL_REDIS_HOST: host,
			QUEUE_BULL_REDIS_PORT: String(port),
			QUEUE_BULL_PREFIX: prefix,
			N8N_REDIS_KEY_PREFIX: prefix,
		},
		activeJobs: async () => {
			const ids = (await client.call('LRANGE', jobKey('active'), '0', '-1')) as string[];
			const jobs = ids.map(async (id) => {
				const data = (await client.call('HGET', jobKey(id), 'data')) as string | null;
				const lock = (await client.call('GET', jobKey(`${id}:lock`))) as string | null;
				if (!data) return []; // finished in the meantime
				const { executionId } = JSON.parse(data) as { executionId: string };
				return [{ id, executionId, lock }];
			});
			return (await Promise.all(jobs)).flat();
		},
		keys,
		contents: async () =>
			await Promise.all(
				(await keys()).map(async (key) => {
					const kind = (await client.call('TYPE', key)) as string;
					if (kind === 'none') return key; // it has just run out
					return `${key} ${JSON.stringify(await client.call(...READ[kind](key)))}`;
				}),
			),
		record: async () => {
			const traffic: string[] = [];
			const monitor = await client.monitor();
			cleanUp.add(async () => monitor.disconnect());
			monitor.on('monitor', (_time, args) => {
				const text = args.join(' ');
				if (text.includes(prefix)) traffic.push(text);
			});
			return traffic;
		},
		plant: async (texts) => void (await client.call('RPUSH', `${prefix}:planted`, ...texts)),
		deleteAll: async () => {
			const left = await keys();
			if (left.length > 0) await client.call('DEL', ...left);
		},
	};
	cleanUp.add(async () => {
		await redis.deleteAll();
		client.disconnect();
	});
	return redis;
}

async function scan(client: Client, pattern: string): Promise<string[]> {
	const found = new Set<string>();
	let cursor = '0';
	do {
		const step = client.call('SCAN', cursor, 'MATCH', pattern, 'COUNT', '1000');
		const [next, names] = (await step) as [string, string[]];
		for (const name of names) found.add(name);
		cursor = next;
	} while (cursor !== '0');
	return [...found];
}
