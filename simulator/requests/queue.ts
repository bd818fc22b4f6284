/** QUEUE add, del, list, clean (pbx.md#queue-members). */
import { membershipOperations } from '../membership';
import { findQueue } from '../queues';
import { queueMember } from '../seed';

export const queueOperations = membershipOperations({
	missing: 'No queue number or id specified',
	unknown: 'Wrong or missing queue number',
	isNamed: ({ id, number }) => Boolean(id || number),
	find: (pbx, params) => {
		const queue = findQueue(pbx, params);
		return (
			queue && {
				numbers: () => queue.members.map(({ extension }) => extension),
				add: (extension, { type = 'NF', penalty = '0', paused }) => {
					queue.members.push(queueMember(extension, { type, penalty, paused: paused === '1' }));
				},
				remove: (extension) => {
					queue.members = queue.members.filter((member) => member.extension !== extension);
				},
				clear: () => {
					queue.members = [];
				},
			}
		);
	},
	style: ({ queueReply }) => queueReply,
	repeat: ({ queueRepeat }) => queueRepeat,
	objection: ({ switches }, { id, type }, action) => {
		if (switches.requireIdForAdd === 'on' && !id) return 'No queue id specified';
		if (switches.requireType === 'on' && action === 'add' && !type) return 'No type specified';
		return undefined;
	},
});
