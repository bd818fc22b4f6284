import type { ICredentialDataDecryptedObject, INodeProperties } from 'n8n-workflow';

import { AGENTS_MAY, type AgentLimits } from '../pbx/agents/limits';
import { LIMITS } from '../pbx/agents/policy';
import { meaningIn } from '../pbx/columns';

/** The section AI Agents of the credential (decisions.md#limits-for-agents). */
export const agentLimitProperties: INodeProperties[] = [
	{
		displayName:
			'AI Agents: what follows holds wherever an AI agent uses this credential through a GIS PBX tool, whatever its prompt or its values say. Other nodes are not limited.',
		name: 'agentsNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: LIMITS.agentsMay,
		name: 'agentsMay',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Read',
				value: 'read',
				description: 'Look up calls, extensions, queues and contacts',
			},
			{
				name: 'Read and Change',
				value: 'change',
				description: 'Also change queues, contacts, notes and settings, and hang up; ring nobody',
			},
			{
				name: 'Reach People',
				value: 'reachPeople',
				description: 'Also dial, transfer, send messages and faxes, and run campaigns',
			},
		],
		default: 'read',
		description:
			'The most that an AI agent may do. Anything beyond is refused, and nothing is sent.',
	},
];

/** The limits of a credential. What is no value of a field, as an expression may give, is the strictest. */
export function agentLimitsOf({ agentsMay }: ICredentialDataDecryptedObject): AgentLimits {
	return { may: meaningIn(AGENTS_MAY, typeof agentsMay === 'string' ? agentsMay : '') ?? 'reads' };
}
