import { isWithin, type Deed, type Effect } from './deed';
import type { AgentLimits } from './limits';

/** Why an agent may not, in words for it; `limit` is the field of the credential that says so. */
export interface AgentRefusal {
	message: string;
	description: string;
	limit: keyof typeof LIMITS;
}

/** The fields of the credential by their labels, under AI Agents. */
export const LIMITS = {
	agentsMay: 'Agents May',
} as const;

const DOES: Record<Effect, string> = {
	reads: 'reads',
	writes: 'changes something',
	reachesPeople: 'reaches people or costs money',
};
const MAY: Record<Effect, string> = {
	reads: 'It may only read: use operations that get, search or summarize',
	writes: 'It may read and change settings, but ring nobody and send no message',
	reachesPeople: 'It may do anything that this node does',
};

/** Why an agent may not do something, or undefined where it may: the only place that decides it. */
export function agentRefusal({ may }: AgentLimits, deed: Deed): AgentRefusal | undefined {
	if (isWithin(deed.effect, may)) return undefined;
	return {
		limit: 'agentsMay',
		message: `"${deed.name}" ${DOES[deed.effect]}, which this agent may not`,
		description: `Nothing was sent. ${MAY[may]}. Other values change nothing about it: a person has to do this.`,
	};
}
