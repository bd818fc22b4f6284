import { isRow } from '../../pbx/rows';
import type { Pbx } from '../../transport/pbx';

export interface Queue {
	queueId: string;
	name: string;
}

/** The queues by internal ID; the number that people dial is not part of the answer (pbx-protocol 6). */
export async function fetchQueues(pbx: Pbx): Promise<Queue[]> {
	const answer = await pbx.read({
		parameters: { reqtype: 'INFO', info: 'queues', format: 'json' },
	});
	if (!isRow(answer)) return [];
	return Object.entries(answer).map(([queueId, name]) => ({ queueId, name: String(name) }));
}
