/** `info=queue`: a queue's figures by its id, 23 keys (pbx.md#queue-figures). */
import { reads } from '../../operation';
import { findExtension, type Pbx } from '../../pbx';
import { waitingCallers } from '../../queues';
import { inFormat, phpJson, pipes, text } from '../../reply';
import type { PhpValue } from '../../row';
import type { Queue } from '../../state';

const KEYS = [
	'AGENTSAVAILABLE',
	'AGENTSPAUSED',
	'AGENTSFREE',
	'AGENTSONLINE',
	'CALLSINQUEUE',
	'SERVICELEVEL',
	'FIRSTWAITING',
	'SECONDWAITING',
	'THIRDWAITING',
	'CALLSONLINE',
	'TALKTIME',
	'HOLDTIME',
	'ANSWEREDCALLS',
	'CALLSRECEIVED',
	'REALANSWEREDCALLS',
	'TRANSFEREDCALLS',
	'ABANDONEDCALLS',
	'TIMEDOUTCALLS',
	'QUEUECAR',
	'EXITWITHKEYCALLS',
	'MAXHOLDTIME',
	'AVERAGETALKTIME',
	'AVERAGEHOLDTIME',
];

const WAITING = ['FIRSTWAITING', 'SECONDWAITING', 'THIRDWAITING'];

function waitOf(pbx: Pbx, seconds = 0): PhpValue {
	const { waitsToldBy } = pbx.switches;
	if (waitsToldBy === 'seconds') return seconds;
	const clockTime = new Date(seconds * 1000).toISOString().slice(11, 19);
	return waitsToldBy === 'clockTime' ? clockTime : '';
}

/** Figures that follow from the PBX's state; all others are 0. */
function figures(pbx: Pbx, queue: Queue): Record<string, PhpValue> {
	const online = queue.members.filter(({ extension }) => findExtension(pbx, extension)?.registered);
	const paused = queue.members.filter((member) => member.paused);
	const available = online.filter((member) => !member.paused);
	const waiting = waitingCallers(pbx, queue);
	const taken = queue.members.reduce((sum, { callsTaken }) => sum + callsTaken, 0);
	return {
		AGENTSAVAILABLE: available.length,
		AGENTSPAUSED: paused.length,
		AGENTSFREE: available.length,
		AGENTSONLINE: online.length,
		CALLSINQUEUE: waiting.length,
		...Object.fromEntries(
			WAITING.map((key, place) => [key, waitOf(pbx, waiting.at(place)?.seconds)]),
		),
		ANSWEREDCALLS: taken,
		CALLSRECEIVED: taken,
		REALANSWEREDCALLS: taken,
	};
}

export const queueInfo = reads((pbx, request) => {
	const queue = pbx.state.queues.find(({ id }) => id === request.params.id);
	if (!queue) return text(request.format === 'json' ? 'null' : '');
	const known = figures(pbx, queue);
	const values = KEYS.map((key) => [key, known[key] ?? 0] as const);
	return inFormat(request, {
		json: () => phpJson(new Map(values)),
		plain: () => pipes(values.map(([, value]) => String(value))),
	});
});
