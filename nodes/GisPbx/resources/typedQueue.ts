import { queuesOnce } from '../directory/queues';
import type { Fields } from '../fields/field';
import { isAllQueues, type LocatedQueue } from '../locators/queue';
import type { PbxConnection } from '../transport/connection';
import { StoppedWaiting } from '../transport/places';
import type { OperationCall } from './operation';

type Call = Pick<OperationCall<Fields, Fields, Fields>, 'pbx' | 'n8n' | 'itemIndex'>;

/**
 * What the PBX lists of a queue. It says the same of a queue that is unknown and of one that is
 * empty, and what a model or an expression gives counts as an ID (n8n.md#lists-and-pickers): where
 * no queue has that ID it is asked for as a number. Ends the item where neither brings anything.
 */
export async function listOfQueue<T>(
	call: Call,
	queue: LocatedQueue,
	read: (queue: LocatedQueue) => Promise<T[]>,
): Promise<T[]> {
	const found = await read(queue);
	if (found.length > 0 || !(await isNoId(call.pbx, queue))) return found;
	const entries = await read({ ...queue, mode: 'number' });
	if (entries.length === 0) return neitherFound(call.pbx, queue);
	sayNumber(call, queue);
	return entries;
}

/**
 * The queue that a change is made to. The answer to a change does not tell an unknown queue from
 * another refusal, so that it is looked up before where it was typed, or given by a model.
 */
export async function queueToChange(call: Call, queue: LocatedQueue): Promise<LocatedQueue> {
	if (!(await isNoId(call.pbx, queue))) return queue;
	sayNumber(call, queue);
	return { ...queue, mode: 'number' };
}

function sayNumber({ n8n, itemIndex }: Call, { value }: LocatedQueue): void {
	n8n.addExecutionHints({
		message: `No queue has the ID ${value}: it was taken as a number [item ${itemIndex}]`,
		location: 'outputPane',
	});
}

/** Whether a typed ID is none of those that the PBX lists, where it lists any. */
export async function isNoId(pbx: PbxConnection, queue: LocatedQueue): Promise<boolean> {
	if (queue.mode !== 'id' || isAllQueues(queue)) return false;
	const queues = await queuesOnce(pbx).catch(noneUnlessStopped);
	return queues.length > 0 && queues.every(({ queueId }) => queueId !== queue.value);
}

function noneUnlessStopped(error: Error): never[] {
	if (error instanceof StoppedWaiting) throw error;
	return [];
}

function neitherFound(pbx: PbxConnection, { value }: LocatedQueue): never {
	return pbx.refuse(
		`Queue ${value} was found neither by ID nor by number`,
		'No queue has this ID, and the PBX lists nobody under this number; a queue without members is answered like that, too. Choose the queue from the list: the operation Get Many of a queue shows the IDs.',
	);
}
