import { installN8n, N8N_1X_VERSION } from '../../../tools/n8n/install';
import { runningPrograms } from '../../../tools/n8n/programs';
import { isEqual, type Part, type Row } from '../part';
import { dialAndKill, evidenceOf } from './dials';
import { faxAcross } from './fax';
import { followCalls, restartMain } from './feed';
import { judgeDials } from './judgeDials';
import { startQueueMode, type QueueMode } from './queueMode';
import { downloadAndWait, readElsewhere } from './recording';

const DIALS = 1_000;
const DIALS_1X = 200;

/** n8n's queue mode: a main process and two workers, with real Redis and PostgreSQL. */
export const queue: Part = {
	name: 'queue',
	async *run(context) {
		const n8n = await startQueueMode(context);
		yield* faxAcross(n8n, context);
		const waiting = await downloadAndWait(n8n, context);
		const struck = await dialAndKill(n8n, waiting.worker, DIALS, context);
		yield* readElsewhere(n8n, waiting);
		// n8n takes its time until it believes the worker dead
		const following = await followCalls(n8n, context);
		yield* judgeDials(await evidenceOf(n8n, struck));
		await waiting.worker.start();
		yield* restartMain(n8n, following, context);
		yield* nothingLeft(n8n);
	},
};

/** n8n 1.x hands what a dead worker held to another worker, which runs it again, unless told not to. */
const NO_SECOND_RUN = { QUEUE_WORKER_MAX_STALLED_COUNT: '0' };

/** How soon n8n believes a worker dead; only the test's pace hangs on it. */
const PACE = {
	QUEUE_WORKER_LOCK_DURATION: '20000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '5000',
	QUEUE_WORKER_STALLED_INTERVAL: '5000',
};

/** The same kill in n8n 1.x. */
export const queue1x: Part = {
	name: 'queue1x',
	async *run(context) {
		const install = await installN8n(N8N_1X_VERSION, context.report);
		const n8n = await startQueueMode({ ...context, install }, { ...PACE, ...NO_SECOND_RUN });
		const struck = await dialAndKill(n8n, n8n.workers[0], DIALS_1X, context);
		yield* judgeDials(await evidenceOf(n8n, struck));
		yield* nothingLeft(n8n);
	},
};

async function* nothingLeft({ stopAll, postgres, redis }: QueueMode): AsyncGenerator<Row> {
	await stopAll();
	const connected = await postgres.connections();
	yield isEqual('at the end no process is left', [runningPrograms().length, connected], [0, 0]);
	await postgres.drop();
	yield isEqual('... no database', await postgres.isThere(), false);
	await redis.deleteAll();
	yield isEqual('... no key in Redis', (await redis.keys()).length, 0);
}
