import { queuesFrom, queueStatisticsFrom, type Queue } from '../pbx/lists/queue';
import type { Row } from '../pbx/rows';
import type { PbxConnection } from '../transport/connection';
import { askList } from './askList';
import { entriesOf } from './entriesOf';
import { onceForAccount } from './onceForAccount';

/** The queues of the tenant (pbx.md#queues). */
export async function fetchQueues(pbx: PbxConnection): Promise<Queue[]> {
	const reply = await askList(pbx, { reqtype: 'INFO', info: 'queues' }, { plain: 'text' });
	return entriesOf(pbx, pbx.dataOf(reply), queuesFrom);
}

/** The same, for what looks something up in them. */
export const queuesOnce = onceForAccount(fetchQueues);

/** The figures of a queue; undefined where the PBX says nothing of it (pbx.md#queue-figures). */
export async function fetchStatistics(
	pbx: PbxConnection,
	queueId: string,
): Promise<Row | undefined> {
	const answer = await pbx.read({
		parameters: { reqtype: 'INFO', info: 'queue', id: queueId, format: 'json' },
	});
	const [statistics] = entriesOf(pbx, answer, queueStatisticsFrom);
	return statistics;
}
