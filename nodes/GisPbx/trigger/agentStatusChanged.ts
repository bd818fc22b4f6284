import { NodeOperationError, type INodeExecutionData, type IPollFunctions } from 'n8n-workflow';

import { choices } from '../fields/choice';
import type { ValuesOf } from '../fields/field';
import { readTriggerForm } from '../fields/readForm';
import { textList } from '../fields/textList';
import { agentLook } from './agentLook';
import { agentRow, type AgentMoment } from './agentRow';
import { withNames } from '../directory/names';
import type { PbxSession } from '../transport/session';
import type { Budget } from './budget';
import type { OpenSampler, PollMeans, TriggerEvent } from './event';
import { queuesAfterPause, queuesFilter, scopeOf } from './queueFields';
import { lookAtQueues, type FollowedQueue } from './queueReader';
import { named } from './whichTrigger';

const MOST_TEST_ITEMS = 10;

const filters = {
	changes: choices(
		{ displayName: 'Changes', description: 'What became of the agent; several may be chosen' },
		[
			{ name: 'Back', value: 'back', description: 'Paused no more' },
			{ name: 'Logged In', value: 'loggedIn', description: 'Paused or not' },
			{ name: 'Logged Out', value: 'loggedOut' },
			{ name: 'Paused', value: 'paused' },
		],
	),
	extensions: textList({
		displayName: 'Extensions',
		placeholder: 'e.g. 204, 205',
		description: 'These agents, with commas between them. Without this filter: all.',
	}),
	queues: queuesFilter,
};

const form = { fields: {}, filters, options: { afterPause: queuesAfterPause } };

/** Every agent of a queue who is paused, comes back, logs in or logs out, as far as polls see it. */
export const agentStatusChanged: TriggerEvent = {
	name: 'Agent Status Changed',
	description:
		'An item for every agent of a queue who is paused, back, logged in or logged out since the last poll',
	form,
	open,
	testItems,
};

type Filters = Partial<ValuesOf<typeof filters>>;

function open(n8n: IPollFunctions, session: PbxSession, means: PollMeans): OpenSampler {
	const { filters: given, options } = readTriggerForm(n8n, form, session);
	const agents = agentsReader(n8n, session, given as Filters, means);
	return {
		scope: scopeOf('agentStatusChanged', given),
		isFromNow: options.afterPause === 'fromNow',
		look: agents.look,
		itemsOf: async (changes, now) =>
			await agents.itemsOf(changes.map((change) => ({ ...change, seenAt: now }))),
	};
}

/** The eyes of this event on the real PBX, and how it tells what they saw. */
function agentsReader(
	n8n: IPollFunctions,
	session: PbxSession,
	{ queues, extensions = [], changes = [] }: Filters,
	{ timeoutSeconds, isOver }: Budget,
) {
	const pbx = session.bind({ timeoutSeconds });
	let followed: ReadonlyMap<string, FollowedQueue> = new Map();
	return {
		async look(isFirst: boolean) {
			const seen = await lookAtQueues(
				pbx,
				{ queues, isOver, isFirst },
				async (queueId) => await agentLook(pbx, queueId),
			);
			followed = seen.queues;
			return seen;
		},
		async itemsOf(moments: AgentMoment[]): Promise<INodeExecutionData[]> {
			const rows = moments
				.map((moment) => agentRow(moment, followed.get(moment.queueId), session.clock))
				.filter(({ change }) => changes.length === 0 || changes.some((one) => one === change))
				.filter(({ extension, tenant }) =>
					[extension, `${extension}-${tenant}`].some(
						(name) => extensions.length === 0 || extensions.includes(name),
					),
				);
			const told = await withNames(pbx, rows, (reason) =>
				n8n.logger.warn(`${named(n8n)} could not read the names of extensions: ${reason}`),
			);
			return told.map((row) => ({ json: { ...row } }));
		},
	};
}

/** Agents as they are at this moment: what changed, and what came before, is not there. */
async function testItems(
	n8n: IPollFunctions,
	session: PbxSession,
	budget: Budget,
): Promise<INodeExecutionData[]> {
	const { filters: given } = readTriggerForm(n8n, form, session);
	const agents = agentsReader(n8n, session, { ...(given as Filters), changes: [] }, budget);
	const { wanted, looks } = await agents.look(true);
	const seenAt = Date.now();
	const moments = wanted.flatMap((queueId) =>
		[...(looks.get(queueId) ?? [])].flatMap(([key, status]) =>
			status === null ? [] : [{ queueId, key, status, seenAt }],
		),
	);
	const items = await agents.itemsOf(moments);
	if (items.length > 0) return items.slice(0, MOST_TEST_ITEMS);
	throw new NodeOperationError(n8n.getNode(), 'No agent is logged in to these queues', {
		description: 'Log an agent in, or test again with fewer filters.',
	});
}
