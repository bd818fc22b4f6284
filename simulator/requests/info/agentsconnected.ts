/** `info=agentsconnected`: two observers saw two shapes (pbx.md#queue-details). */
import { reads } from '../../operation';
import { findExtension, usernameOf } from '../../pbx';
import { namedQueues } from '../../queues';
import { emptyJson, inFormat, phpJson } from '../../reply';
import type { PhpValue } from '../../row';
import { agentRecord } from './agents';

export const agentsconnectedInfo = reads((pbx, request) => {
	const members = (namedQueues(pbx, request.params) ?? [])
		.flatMap((queue) => queue.members)
		.filter(({ extension }) => findExtension(pbx, extension)?.registered);
	const counts = pbx.switches.agentsConnected === 'counts';
	const records = members.map((member, position): [string, PhpValue] =>
		counts
			? [String(position), member.callsTaken]
			: [usernameOf(pbx, member.extension), agentRecord(pbx, member)],
	);
	return inFormat(request, {
		json: () =>
			records.length
				? phpJson(new Map(records))
				: String(emptyJson(pbx.switches.agentsNobody).body),
	});
});
