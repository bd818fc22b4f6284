import { fetchQueues } from '../directory/queues';
import type { Queue } from '../pbx/lists/queue';
import type { PbxConnection } from '../transport/connection';
import type { QueuesSeen } from './event';
import { readInTurn } from './inTurn';
import type { Look } from './samples/compare';

const ALL_DIGITS = /^\d+$/;

interface Reading {
	/** By ID, which digits always are, or by name; undefined: all. */
	queues?: string[];
	isOver(): boolean;
	/** Whether a queue that is not there is an error: where nothing was followed yet. */
	isFirst: boolean;
}

/** A followed queue; `name` is null where the PBX lists no queues. */
export type FollowedQueue = Pick<Queue, 'queueId'> & { name: string | null };

/** What a poll saw of the queues, and which these are. */
export interface QueuesRead extends QueuesSeen {
	queues: ReadonlyMap<string, FollowedQueue>;
}

/**
 * Looks at one queue after the other, as far as the time of the poll goes. `read` gives undefined where the PBX
 * said nothing of a queue: it stays unread. Rejects when every queue failed, and where there is none.
 */
export async function lookAtQueues(
	pbx: PbxConnection,
	{ queues: given, isOver, isFirst }: Reading,
	read: (queueId: string) => Promise<Look | undefined>,
): Promise<QueuesRead> {
	const { followed, missing } = await followedQueues(pbx, given);
	if (isFirst && missing.length > 0) return notFound(pbx, missing[0]);
	const queues = new Map(followed.map((queue) => [queue.queueId, queue]));
	const wanted = [...queues.keys()];
	const { found, failure } = await readInTurn(wanted, isOver, read);
	const looks = new Map<string, Look>();
	const unsaid: string[] = [];
	for (const [queueId, look] of found) {
		if (look) looks.set(queueId, look);
		else unsaid.push(queueId);
	}
	const lack = [
		...missing.map((queue) => `The PBX lists no queue ${queue}`),
		...unsaid.map((queueId) => `The PBX said nothing of queue ${queueId}`),
	];
	if (isFirst && looks.size === 0) return nothingSaid(pbx, lack[0]);
	const isLacking = failure === undefined && lack.length > 0;
	return { queues, wanted, looks, failure: isLacking ? new Error(lack[0]) : failure };
}

async function followedQueues(
	pbx: PbxConnection,
	given: string[] | undefined,
): Promise<{ followed: FollowedQueue[]; missing: string[] }> {
	// Whoever gives IDs does not need the list, which not every provider offers.
	const isById = given?.every((queue) => ALL_DIGITS.test(queue)) === true;
	const listed = await fetchQueues(pbx).catch((error: Error) =>
		isById ? [] : Promise.reject(error),
	);
	if (listed.length === 0) {
		if (!isById) return nothingSaid(pbx, 'The PBX lists no queue');
		return { followed: given.map((queueId) => ({ queueId, name: null })), missing: [] };
	}
	if (!given) return { followed: listed, missing: [] };
	const named = given.map((text) => ({ text, queue: queueNamed(listed, text) }));
	return {
		followed: named.flatMap(({ queue }) => queue ?? []),
		missing: named.flatMap(({ queue, text }) => (queue ? [] : [text])),
	};
}

function queueNamed(queues: Queue[], text: string): Queue | undefined {
	return ALL_DIGITS.test(text)
		? queues.find(({ queueId }) => queueId === text)
		: queues.find(({ name }) => name.toLowerCase() === text.toLowerCase());
}

function notFound(pbx: PbxConnection, queue: string): never {
	return pbx.refuse(
		`Queue ${queue} was not found`,
		'The PBX lists no queue with this ID or name. The operation Get Many of a queue shows them.',
	);
}

function nothingSaid(pbx: PbxConnection, message: string): never {
	return pbx.fail({
		message,
		description:
			'Check API Key and Tenant in the credential, and ask your provider whether it offers the list of queues and their figures.',
		cause: 'temporarily-unavailable',
	});
}
