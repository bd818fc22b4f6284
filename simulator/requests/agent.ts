/** AGENT pause, unpause, add, del, listqueues (pbx.md#pausing). */
import { chosenBy, reads, writes, type Operation } from '../operation';
import { done, refused } from '../outcome';
import { bareNumber, findExtension, type Pbx } from '../pbx';
import { memberships, namedQueues, queueNames } from '../queues';
import { nothing, text } from '../reply';
import { queueMember } from '../seed';
import type { Queue } from '../state';

/** A change of one extension in the named queues; `carryOut` returns the sentence of a refusal. */
type Change = (
	pbx: Pbx,
	queues: readonly Queue[],
	params: Record<string, string> & { extension: string },
) => string | undefined;

function change(carryOut: Change): Operation {
	return writes((pbx, request) => {
		const { extension, queue, queuenumber } = request.params;
		const style = pbx.switches.agentReply;
		const refuse = (sentence: string) => refused(style, request, sentence);
		if (!extension) return refuse('No extension specified');
		if (!queue && !queuenumber) return refuse('No queue specified');
		const queues = namedQueues(pbx, request.params);
		if (!queues) return refuse('Wrong or missing queue');
		const refusal = carryOut(pbx, queues, { ...request.params, extension });
		return refusal ? refuse(refusal) : done(style, request, 'OK');
	});
}

const setPaused = (paused: boolean): Operation =>
	change((pbx, queues, { extension, pausereason = '' }) => {
		const members = memberships(pbx, queues, extension);
		if (members.length === 0) return 'No such agent';
		for (const member of members) {
			Object.assign(member, { paused, pauseReason: paused ? pausereason : '' });
		}
		return undefined;
	});

export const agentOperations = chosenBy('action', {
	pause: setPaused(true),
	unpause: setPaused(false),
	add: change((pbx, queues, { extension }) => {
		if (!findExtension(pbx, extension)) return 'No such agent';
		for (const queue of queues) {
			const isMember = memberships(pbx, [queue], extension).length > 0;
			if (!isMember) queue.members.push(queueMember(bareNumber(pbx, extension)));
		}
		return undefined;
	}),
	del: change((pbx, queues, { extension }) => {
		if (memberships(pbx, queues, extension).length === 0) return 'No such agent';
		for (const queue of queues) {
			queue.members = queue.members.filter(
				(member) => member.extension !== bareNumber(pbx, extension),
			);
		}
		return undefined;
	}),
	listqueues: reads((pbx, request) => {
		const { extension } = request.params;
		if (!extension) {
			const silent = pbx.switches.listQueuesWithoutExtension === 'nothing';
			return silent ? nothing : text('No extension specified');
		}
		const queues = pbx.state.queues.filter(
			(queue) => memberships(pbx, [queue], extension).length > 0,
		);
		return queueNames(request, queues);
	}),
});
