import { deviceState, queueOf, queueStatus } from '../../members';
import { json, text } from '../../reply';
import type { Handler } from '../../request';

/** The figures of a queue, by its ID, as far as Asterisk keeps them. */
export const queue: Handler = async ({ params, asterisk }) => {
	const found = queueOf(params.id);
	if (!found) return text('Wrong or missing queue');
	const { figures, members, callers } = await queueStatus(asterisk, found);
	const count = (isCounted: (member: (typeof members)[number]) => boolean) =>
		String(members.filter(isCounted).length);
	const isPaused = ({ Paused = '' }) => Paused === '1';
	const isFree = ({ Status = '' }) => deviceState(Status) === 'NOT_INUSE';
	return json({
		AGENTSAVAILABLE: count((member) => !isPaused(member)),
		AGENTSPAUSED: count(isPaused),
		AGENTSFREE: count((member) => isFree(member) && !isPaused(member)),
		CALLSINQUEUE: figures.Calls ?? '0',
		FIRSTWAITING: callers[0]?.Wait ?? '0',
		TALKTIME: figures.TalkTime ?? '0',
		HOLDTIME: figures.Holdtime ?? '0',
		ANSWEREDCALLS: figures.Completed ?? '0',
		ABANDONEDCALLS: figures.Abandoned ?? '0',
		SERVICELEVEL: figures.ServicelevelPerf ?? '0',
	});
};
