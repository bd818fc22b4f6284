import { queuesFrom, type Queue } from '../../pbx/queue';
import type { Pbx } from '../../transport/pbx';
import { entriesOf } from '../entriesOf';

/** The queues of the tenant (pbx-protocol 6, "Queues list"). */
export async function fetchQueues(pbx: Pbx): Promise<Queue[]> {
	const answer = await pbx.read({
		parameters: { reqtype: 'INFO', info: 'queues', format: 'json' },
	});
	return entriesOf(pbx, answer, queuesFrom);
}
