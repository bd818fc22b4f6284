import { withNames } from '../directory/names';
import type { Fields } from '../fields/field';
import { isAllQueues, type LocatedQueue } from '../locators/queue';
import type { OperationCall } from './operation';

type Call = Pick<OperationCall<Fields, Fields, Fields>, 'pbx' | 'n8n' | 'itemIndex'>;

/** Members of a queue with their names, and the queue as it was asked for: null where all were. */
export async function namedMembers<M extends { extension: string }>(
	{ pbx, n8n, itemIndex }: Call,
	members: M[],
	queue: LocatedQueue,
): Promise<object[]> {
	const named = await withNames(pbx, members, (reason) =>
		n8n.addExecutionHints({
			message: `The names of extensions could not be read [item ${itemIndex}]: ${reason}`,
			location: 'outputPane',
		}),
	);
	return named.map((member) => ({ ...member, queue: isAllQueues(queue) ? null : queue.value }));
}
