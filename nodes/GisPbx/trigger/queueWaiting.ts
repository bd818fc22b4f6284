import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import type { ValuesOf } from '../fields/field';
import { readTriggerForm } from '../fields/readForm';
import { wholeNumber } from '../fields/wholeNumber';
import type { PbxSession } from '../transport/session';
import type { Budget } from './budget';
import type { OpenSampler, PollMeans, TriggerEvent } from './event';
import { queuesAfterPause, queuesFilter, scopeOf } from './queueFields';
import { lookAtQueues, type QueuesRead } from './queueReader';
import { readQueueWait, type WaitSeen } from './queueWaitReader';
import { ABSENT } from './samples/compare';
import { exceededBy } from './samples/waitLimits';

const MOST_TEST_ITEMS = 10;
/** Under which the sample of a queue has its episode. */
const EPISODE = 'waiting';

const filters = {
	longestWaitSeconds: wholeNumber(
		{
			displayName: 'Longest Wait (Seconds)',
			default: 60,
			description:
				'Queues whose first caller has waited for longer than this, as far as the PBX tells; with Minimum Waiting either is enough',
		},
		{ min: 0, max: 86_400 },
	),
	minimumWaiting: wholeNumber(
		{
			displayName: 'Minimum Waiting',
			default: 5,
			description:
				'Queues in which more callers than this wait. Without this filter and Longest Wait: in which anybody waits.',
		},
		{ min: 0, max: 10_000 },
	),
	queues: queuesFilter,
};

const form = { fields: {}, filters, options: { afterPause: queuesAfterPause } };

/** Every queue in which too many wait, or for too long, as far as polls see it, and that it is over. */
export const queueWaiting: TriggerEvent = {
	name: 'Queue Waiting',
	description:
		'An item for every queue in which many callers wait, or one for long, and one when that is over. Not every provider offers it.',
	form,
	open,
	testItems,
};

type Filters = Partial<ValuesOf<typeof filters>>;

function open(n8n: IPollFunctions, session: PbxSession, means: PollMeans): OpenSampler {
	const { filters: given, options } = readTriggerForm(n8n, form, session);
	const waits = waitsReader(session, given as Filters, means);
	return {
		scope: scopeOf('queueWaiting', given),
		isFromNow: options.afterPause === 'fromNow',
		look: waits.look,
		async itemsOf(changes, now) {
			const items: INodeExecutionData[] = [];
			for (const { queueId, status, formerSince } of changes) {
				const since = status === ABSENT ? formerSince : now;
				items.push(await waits.itemOf(queueId, { since, seenAt: now }));
			}
			return items;
		},
	};
}

/** In epoch milliseconds. */
interface Moment {
	/** When the first poll saw that the limit is exceeded. */
	since: number | null;
	seenAt: number;
}

/** The eyes of this event on the real PBX, and how it tells what they saw. */
function waitsReader(
	{ clock, ...session }: PbxSession,
	{ queues, ...limits }: Filters,
	{ timeoutSeconds, isOver }: Budget,
) {
	const pbx = session.bind({ timeoutSeconds });
	const isLongestWanted = limits.longestWaitSeconds !== undefined;
	const seen = new Map<string, WaitSeen>();
	let followed: QueuesRead['queues'] = new Map();

	const lookAt = async (queueId: string) => {
		const wait = await readQueueWait(pbx, queueId, { clock, isLongestWanted });
		if (!wait) return undefined;
		seen.set(queueId, wait);
		return new Map(exceededBy(wait, limits).length > 0 ? [[EPISODE, EPISODE]] : []);
	};
	/** A limit that can never be exceeded must not look like a quiet queue. */
	const untoldWait = () => {
		const untold = [...seen].find(([, wait]) => wait.longestWaitSeconds === null);
		return isLongestWanted && untold
			? new Error(`The PBX does not tell how long the first caller of queue ${untold[0]} waits`)
			: undefined;
	};
	return {
		async look(isFirst: boolean) {
			const read = await lookAtQueues(pbx, { queues, isOver, isFirst }, lookAt);
			followed = read.queues;
			return { ...read, failure: read.failure ?? untoldWait() };
		},
		async itemOf(queueId: string, { since, seenAt }: Moment): Promise<INodeExecutionData> {
			const { callers, ...wait } = seen.get(queueId) as WaitSeen;
			const exceeded = exceededBy(wait, limits);
			const isoOf = (ms: number | null) => (ms === null ? null : clock.isoOf(ms));
			const json = {
				over: exceeded.length === 0,
				queue: followed.get(queueId)?.name ?? null,
				...wait,
				exceeded,
				since: isoOf(since),
				seenAt: isoOf(seenAt),
				callers: (await callers()) as IDataObject[] | null,
				queueId,
			};
			return { json };
		},
	};
}

/** The queues as they are at this moment, those with most callers first, whether a limit is exceeded or not. */
async function testItems(
	n8n: IPollFunctions,
	session: PbxSession,
	budget: Budget,
): Promise<INodeExecutionData[]> {
	const { filters: given } = readTriggerForm(n8n, form, session);
	const waits = waitsReader(session, given as Filters, budget);
	const { wanted, looks } = await waits.look(true);
	const seenAt = Date.now();
	const items: INodeExecutionData[] = [];
	for (const queueId of wanted.filter((each) => looks.has(each))) {
		items.push(await waits.itemOf(queueId, { since: null, seenAt }));
	}
	return items
		.sort((a, b) => Number(b.json.waiting) - Number(a.json.waiting))
		.slice(0, MOST_TEST_ITEMS);
}
