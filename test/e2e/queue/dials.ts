/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { atMost } from '../../../nodes/GisPbx/execution/atMost';
import { startSimulator, type Simulator } from '../../../simulator';
import { credentialFor } from '../../../tools/n8n/withPbx';
import { CREDENTIAL_TYPE, NODE_TYPE, withCredential } from '../../../tools/n8n/workflows';
import { chain, node, webhook } from '../chain';
import type { PartContext } from '../part';
import { waitUntil } from '../trigger/waitUntil';
import { isEnd, type DialEvidence } from './judgeDials';
import { post } from './post';
import { CONCURRENCY, type QueueMode, type Worker } from './queueMode';
import type { ActiveJob } from './redis';

/** The PBX has the dial and answers late: most of a worker's executions are in the middle of one. */
const ANSWER_MS = 300;
const POSTS_AT_ONCE = 20;
/** A worker takes a job and then locks it, within far less. */
const UNLOCKED_MS = 3_000;

const WEBHOOK = 'Web Hook';

/** A worker has died among executions that each dial a number of their own; some have yet to end. */
export interface Struck {
	pbx: Simulator;
	workflowId: string;
	numbers: string[];
	/** The executions that the worker held when it died, as Redis has it. */
	held: string[];
	/** Those of them that had been saved as done. */
	done: string[];
	/** Epoch milliseconds. */
	killedAt: number;
}

/** Has n8n dial `count` numbers and kills the worker when a third of them has reached the PBX. */
export async function dialAndKill(
	n8n: QueueMode,
	victim: Worker,
	count: number,
	{ cleanUp, report }: PartContext,
): Promise<Struck> {
	const pbx = await startSimulator();
	cleanUp.add(async () => await pbx.stop());
	pbx.fail('slow', { milliseconds: ANSWER_MS });
	const path = randomUUID();
	const workflowId = await activate(n8n, pbx, path);
	const numbers = Array.from(
		{ length: count },
		(_, place) => `05${String(place).padStart(8, '0')}`,
	);

	const refusals: Error[] = [];
	const posting = atMost(POSTS_AT_ONCE, numbers, async (number) => {
		await post(n8n.url, path, { number }).catch((error: Error) => refusals.push(error));
	});
	const isTime = () => refusals.length > 0 || dialledIn(pbx).length >= count / 3;
	await waitUntil(isTime, 5);
	const killedAt = Date.now();
	await victim.kill();
	const held = await heldBy(victim, n8n);
	const statuses = await statusesOf(n8n, workflowId);
	report(`killed a worker that held ${held.length} executions`);
	await posting;
	if (refusals.length > 0) throw refusals[0];
	const done = held.filter((id) => statuses.get(id) === 'success');
	return { pbx, workflowId, numbers, held, done, killedAt };
}

/** Waits until every execution has ended. */
export async function evidenceOf(n8n: QueueMode, struck: Struck): Promise<DialEvidence> {
	const { pbx, workflowId, numbers, held, done, killedAt } = struck;
	const haveEnded = async () => [...(await statusesOf(n8n, workflowId)).values()].every(isEnd);
	await waitUntil(haveEnded, 1_000);
	const seconds = Math.round((Date.now() - killedAt) / 1_000);
	const executions = await n8n.database.executions(workflowId, WEBHOOK);
	const succeeded = executions
		.filter(({ status }) => status === 'success')
		.map(({ triggerOutput: [item] }) => (item.json.body as { number: string }).number);
	return {
		numbers,
		statuses: await statusesOf(n8n, workflowId),
		held,
		done,
		concurrency: CONCURRENCY,
		succeeded,
		dialled: dialledIn(pbx),
		seconds,
	};
}

/** The numbers that reached the PBX, in the order of their coming. */
const dialledIn = (pbx: Simulator): string[] =>
	pbx.requests.filter(({ params }) => params.reqtype === 'DIAL').map(({ params }) => params.dest);

/** The status of each execution of a workflow, by its ID. */
async function statusesOf(
	{ database }: QueueMode,
	workflowId: string,
): Promise<Map<string, string>> {
	const rows = await database.query<{ id: number; status: string }>(
		'SELECT id, status FROM execution_entity WHERE "workflowId" = ?',
		workflowId,
	);
	return new Map(rows.map(({ id, status }) => [String(id), status]));
}

async function activate({ client }: QueueMode, pbx: Simulator, path: string): Promise<string> {
	const credential = await client.createCredential('Dials', CREDENTIAL_TYPE, credentialFor(pbx));
	const dial = node('Dial', NODE_TYPE, {
		resource: 'call',
		operation: 'dial',
		source: '204',
		destination: '={{ $json.body.number }}',
	});
	const workflow = withCredential(chain('Dials', webhook(WEBHOOK, path), dial), credential);
	const workflowId = await client.createWorkflow(workflow);
	await client.activateWorkflow(workflowId);
	return workflowId;
}

/**
 * What a dead worker held: a job that it is known to have begun tells the lock that its jobs have.
 * One that it took and had not locked yet has none; neither has a living worker's, but not for long.
 */
async function heldBy(worker: Worker, { redis }: QueueMode): Promise<string[]> {
	await wait(UNLOCKED_MS); // until Redis hands the dead worker no more jobs
	const before = await redis.activeJobs();
	await wait(UNLOCKED_MS);
	const jobs = await redis.activeJobs();
	const wasUnlocked = ({ id }: ActiveJob) => before.some((job) => job.id === id && !job.lock);
	const isItsOwn = ({ id }: ActiveJob) => worker.output().includes(`(job ${id})`);
	const lock = jobs.find(isItsOwn)?.lock;
	const isHeld = (job: ActiveJob) => (job.lock ? job.lock === lock : wasUnlocked(job));
	return jobs.filter(isHeld).map(({ executionId }) => executionId);
}
