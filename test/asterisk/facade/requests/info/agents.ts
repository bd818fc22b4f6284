import { QUEUES } from '../../../bed/numbers';
import { deviceState, peerOfMember, queueOf, queueStatus } from '../../members';
import { json } from '../../reply';
import type { Handler } from '../../request';

/** The members of a queue, or of all: calls taken, whether paused, and the device's state. */
export const agents: Handler = async ({ params, asterisk }) => {
	const asked = params.queue === undefined ? [...QUEUES] : [queueOf(params.queue)];
	const records: Record<string, Record<string, string | number>> = {};
	for (const queue of asked) {
		if (!queue) continue;
		for (const member of (await queueStatus(asterisk, queue)).members) {
			const name = peerOfMember(member);
			records[name] = {
				0: Number(member.CallsTaken),
				1: member.Paused === '1' ? 'paused' : 'available',
				2: deviceState(member.Status),
				4: member.PausedReason ?? '',
				10: name,
				11: name,
			};
		}
	}
	return json(Object.keys(records).length ? records : null);
};
