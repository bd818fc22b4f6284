import type { Effect } from './deed';

/** What the credential lets agents do, whatever a form or a prompt says (decisions.md#limits-for-agents). */
export interface AgentLimits {
	/** The most that an operation may do. */
	may: Effect;
}

/** The values of the field Agents May; any other value means the first. */
export const AGENTS_MAY: Record<string, Effect> = {
	read: 'reads',
	change: 'writes',
	reachPeople: 'reachesPeople',
};
