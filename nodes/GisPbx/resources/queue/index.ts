import type { Resource } from '../operation';
import { addMember } from './addMember';
import { get } from './get';
import { getLog } from './getLog';
import { getMany } from './getMany';
import { getMembers } from './getMembers';
import { getSnapshot } from './getSnapshot';
import { removeAllMembers } from './removeAllMembers';
import { removeMember } from './removeMember';

export const queue: Resource = {
	name: 'Queue',
	operations: {
		addMember,
		get,
		getLog,
		getMany,
		getMembers,
		getSnapshot,
		removeAllMembers,
		removeMember,
	},
};
