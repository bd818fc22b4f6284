import { saidNothing } from '../directory/askList';
import { entriesOf } from '../directory/entriesOf';
import { agentStatusesFrom } from '../pbx/lists/agentStatus';
import type { PbxConnection } from '../transport/connection';
import type { Look } from './samples/compare';

/**
 * Who is logged in to a queue; undefined where the PBX said nothing. That is also how one may say that
 * nobody is (pbx.md#nothing-and-errors), so that it is believed only where the list of members says so in words.
 */
export async function agentLook(pbx: PbxConnection, queueId: string): Promise<Look | undefined> {
	const reply = await pbx.ask({
		parameters: { reqtype: 'INFO', info: 'agents', queue: queueId, format: 'json' },
	});
	if (saidNothing(reply) && !(await isWithoutMembers(pbx, queueId))) return undefined;
	return new Map(entriesOf(pbx, pbx.dataOf(reply), (answer) => [...agentStatusesFrom(answer)]));
}

async function isWithoutMembers(pbx: PbxConnection, queueId: string): Promise<boolean> {
	const reply = await pbx.ask({
		parameters: { reqtype: 'QUEUE', id: queueId, action: 'list', format: 'json' },
		expected: 'list',
	});
	return reply.kind === 'empty' && !saidNothing(reply);
}
