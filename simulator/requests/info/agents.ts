/** `info=agents`: the agents of a queue or of all (pbx.md#agents). */
import { deviceState } from '../../devices';
import { reads } from '../../operation';
import { findExtension, usernameOf, type Pbx } from '../../pbx';
import { namedQueues } from '../../queues';
import { emptyJson, inFormat, phpJson, pipes, text } from '../../reply';
import type { PhpValue } from '../../row';
import type { QueueMember } from '../../state';

const STATE_WORDS: Readonly<Record<string, string>> = {
	NOT_INUSE: 'Not in use',
	INUSE: 'In use',
	RINGING: 'Ringing',
	UNAVAILABLE: 'Unavailable',
};

function stateOf(pbx: Pbx, { extension }: QueueMember): string {
	const found = findExtension(pbx, extension);
	return found ? deviceState(pbx, found) : 'UNAVAILABLE';
}

/** Positions 0, 1, 2 are calls taken, available/paused and device state; 3 and 9 are left out. */
export function agentRecord(pbx: Pbx, member: QueueMember): Map<string, PhpValue> {
	const username = usernameOf(pbx, member.extension);
	const calls = member.callsTaken;
	return new Map<string, PhpValue>([
		['0', pbx.switches.agentCallCount === 'number' ? calls : String(calls)],
		['1', member.paused ? 'paused' : 'available'],
		['2', stateOf(pbx, member)],
		...['4', '5', '6', '7', '8'].map((position) => [position, ''] as const),
		['10', username],
		['11', username],
	]);
}

export const agentsInfo = reads((pbx, request) => {
	const queues = namedQueues(pbx, request.params);
	const members = queues?.flatMap((queue) => queue.members) ?? [];
	if (!queues) return text(request.format === 'json' ? 'null' : '');
	return inFormat(request, {
		json: () => {
			const records = members.map(
				(member) => [usernameOf(pbx, member.extension), agentRecord(pbx, member)] as const,
			);
			const { body } = emptyJson(pbx.switches.agentsNobody);
			return records.length ? phpJson(new Map(records)) : String(body);
		},
		plain: () =>
			pipes(
				members.map((member) => {
					const state = stateOf(pbx, member);
					return `${usernameOf(pbx, member.extension)}:${STATE_WORDS[state] ?? state}`;
				}),
			),
	});
});
