import type { INodeProperties } from 'n8n-workflow';

import { LIMITS, type Limit } from '../pbx/agents/limits';

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
				description:
					'Also dial, transfer, send callers outside, send messages and faxes, and run campaigns',
			},
		],
		default: 'read',
		description:
			'The most that an AI agent may do. Anything beyond is refused, and nothing is sent.',
	},
	text('agentNumbers', {
		placeholder: 'e.g. 0722280800, 05',
		description:
			'The only numbers that an AI agent may reach, or how they begin, however they are written. Own extensions may be called anyway. Empty for any number.',
	}),
	text('agentHours', {
		placeholder: 'e.g. Sun-Thu 09:00-19:00, Fri 09:00-13:00',
		description: "When an AI agent may reach people, in the PBX's time zone. Empty for any time.",
	}),
	text('agentHolidays', {
		placeholder: 'e.g. 2027-04-22, 2027-04-28',
		description: 'Days on which an AI agent reaches nobody',
	}),
	text('agentCallsPerHour', {
		placeholder: 'e.g. 10',
		description:
			'How many calls, messages and faxes there may be within an hour. Click-to-calls of people count, too, once they have ended. Empty for no limit.',
	}),
	{
		displayName: 'Mask Numbers',
		name: 'maskNumbers',
		type: 'boolean',
		noDataExpression: true,
		default: false,
		description:
			'Whether to show an AI agent only the last three digits of telephone numbers, whatever the node says',
	},
	{
		displayName: 'Mask Names',
		name: 'maskNames',
		type: 'boolean',
		noDataExpression: true,
		default: false,
		description:
			'Whether to hide names from an AI agent: of callers, contacts, colleagues, queues and files',
	},
];

function text(
	name: Exclude<Limit, 'agentsMay'>,
	texts: Pick<INodeProperties, 'placeholder' | 'description'>,
): INodeProperties {
	return {
		displayName: LIMITS[name],
		name,
		type: 'string',
		noDataExpression: true,
		default: '',
		...texts,
	};
}
