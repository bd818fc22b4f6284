/** Queues by number or by id, and what several requests show of them. */
import { activeChannels, type ActiveChannel } from './calls';
import { stepsOf, type DialplanStep } from './channel';
import { bareNumber, type Pbx } from './pbx';
import { inFormat, jsonText, pipes, type Reply } from './reply';
import type { ApiRequest } from './request';
import type { Queue, QueueMember } from './state';

/** The queue that `id` or `number` names. */
export const findQueue = (pbx: Pbx, { id, number }: { id?: string; number?: string }) =>
	pbx.state.queues.find((queue) => (id ? queue.id === id : queue.number === number));

/** `queue` (an id, or ALL) or `queuenumber`; undefined when nothing fits, all when nothing is given. */
export function namedQueues(pbx: Pbx, params: Record<string, string>): Queue[] | undefined {
	const { queue: id, queuenumber: number } = params;
	if ((!id && !number) || id?.toUpperCase() === 'ALL') return pbx.state.queues;
	const queue = findQueue(pbx, { id, number });
	return queue && [queue];
}

/** The members of some queues that are this extension, by number or username. */
export const memberships = (pbx: Pbx, queues: readonly Queue[], extension: string): QueueMember[] =>
	queues
		.flatMap(({ members }) => members)
		.filter((member) => member.extension === bareNumber(pbx, extension));

/** `{"27":"Support"}`, plain `27: Support|` (pbx.md#queues). */
export function queueNames(request: ApiRequest, queues: readonly Queue[]): Reply {
	return inFormat(request, {
		json: () => jsonText(new Map(queues.map(({ id, name }) => [id, name]))),
		plain: () => pipes(queues.map(({ id, name }) => `${id}: ${name}`)),
	});
}

/** A channel that waits in a queue. */
interface WaitingCaller extends ActiveChannel {
	seconds: number;
}

/** The channels that wait in a queue now, in the order in which they came. */
export const waitingCallers = (pbx: Pbx, { number }: Queue): WaitingCaller[] => {
	const now = pbx.clock.now().getTime();
	const waits = ({ application, extension, attempts }: DialplanStep) =>
		application === 'Queue' &&
		extension === number &&
		!attempts.some(({ answersAt }) => answersAt !== null && answersAt <= now);
	return activeChannels(pbx)
		.flatMap((active) => {
			const current = stepsOf(active.channel)
				.filter(({ startsAt }) => startsAt <= now)
				.at(-1);
			if (current === undefined || !waits(current)) return [];
			return [{ ...active, seconds: Math.floor((now - current.startsAt) / 1000) }];
		})
		.sort((a, b) => b.seconds - a.seconds);
};
