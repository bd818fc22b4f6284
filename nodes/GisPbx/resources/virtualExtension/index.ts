import type { Resource } from '../operation';
import { addMember } from './addMember';
import { getMembers } from './getMembers';
import { removeAllMembers } from './removeAllMembers';
import { removeMember } from './removeMember';

export const virtualExtension: Resource = {
	name: 'Virtual Extension',
	operations: { addMember, getMembers, removeAllMembers, removeMember },
};
