/** `info=queuecallers`: who waits in a queue; the shape is unknown (pbx.md#waiting-callers). */
import { legRow } from '../../legRows';
import { reads } from '../../operation';
import { findQueue, waitingCallers } from '../../queues';
import { sqlRows } from '../../reply';

export const queuecallersInfo = reads((pbx, request) => {
	const queue = findQueue(pbx, request.params);
	const waiting = queue ? waitingCallers(pbx, queue) : [];
	return sqlRows(
		pbx,
		request,
		waiting.map((active) => ({
			...legRow(pbx, active),
			...(pbx.switches.waitsToldBy === 'callers' && { wait: String(active.seconds) }),
		})),
	);
});
