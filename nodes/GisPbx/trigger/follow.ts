import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { MINUTE_MS } from '../pbx/time/zoneClock';
import { openSession } from '../transport/session';
import { budgetOf } from './budget';
import type { OpenFeed } from './event';
import { eventOf } from './events';
import { broughtBack, clockStateOf, isClockSet } from './feed/clockCheck';
import { RowKeys } from './feed/keys';
import { begunAgain, firstState, readState, type FeedState } from './feed/state';
import { pollSamples } from './pollSamples';
import { tellClock } from './tellClock';
import { named } from './whichTrigger';

/** n8n's durable engine does not keep the state of an activation that told nothing; the time that calls wait comes on top. */
const GRACE_MS = 2 * MINUTE_MS;

/** Of the rows of all triggers of this n8n process. */
const keys = new RowKeys();

/**
 * One scheduled poll: reads the feed's state, follows what the form says and keeps the new state; null without any.
 * `isAfterPause`: the first one since the workflow was published again.
 */
export async function follow(
	n8n: IPollFunctions,
	isAfterPause: boolean,
): Promise<INodeExecutionData[] | null> {
	const session = await openSession(n8n);
	const open = eventOf(n8n, session).open(n8n, session, { keys, ...budgetOf(n8n) });

	const memory = n8n.getWorkflowStaticData('node');
	const now = Date.now();
	const scope = `${session.tenant}/${open.scope}`;
	const isFromNow = isAfterPause && open.isFromNow;
	const occasion = { memory, scope, now, isFromNow };
	const polled = await ('look' in open
		? pollSamples(n8n, open, { ...occasion, clock: session.clock })
		: pollRows(n8n, open, occasion));
	if (!polled) return null;
	if (polled.failure) {
		n8n.logger.warn(`${named(n8n)} goes on with the next poll: ${polled.failure.message}`);
	}
	memory.feed = polled.state;
	return polled.items.length > 0 ? polled.items : null;
}

/** One poll of a feed of rows; undefined while it cannot begin. */
async function pollRows(n8n: IPollFunctions, feed: OpenFeed, { memory, ...occasion }: Occasion) {
	const state = await stateIn(n8n, memory, { ...occasion, feed });
	return state && (await feed.poll(state, occasion.now));
}

/** A test on the canvas. */
export async function testFollowed(n8n: IPollFunctions): Promise<INodeExecutionData[]> {
	const session = await openSession(n8n);
	return await eventOf(n8n, session).testItems(n8n, session, budgetOf(n8n));
}

/** What a poll has, and when it is. */
interface Occasion {
	memory: Record<string, unknown>;
	scope: string;
	now: number;
	/** Whether what happened before is passed over, although there is a state. */
	isFromNow: boolean;
}

/**
 * The kept state, or a new beginning where there is none or none that fits; undefined while n8n's
 * clock is not set, from which nothing can begin.
 */
async function stateIn(
	n8n: IPollFunctions,
	memory: Record<string, unknown>,
	{ scope, now, feed, isFromNow }: Omit<Occasion, 'memory'> & { feed: OpenFeed },
): Promise<FeedState | undefined> {
	const { settings, quietMinutes = 0, startsAt } = feed;
	const { clock } = settings;
	const fresh = firstState(scope, now - GRACE_MS - quietMinutes * MINUTE_MS, settings);
	if (Object.keys(memory).length > 0) {
		const state = readState(memory.feed, scope);
		if (!('problem' in state)) {
			const clockState = await clockStateOf(state, now, settings, feed);
			tellClock(n8n, clockState, { floor: state.floor, shown: clock.textOf(now) });
			const kept = clockState === 'wasAhead' ? broughtBack(state, now, settings) : state;
			return isFromNow && clockState !== 'behind' ? begunAgain(kept, fresh) : kept;
		}
		if (isClockSet(now))
			n8n.logger.warn(`${named(n8n)} begins anew, its memory cannot be used: ${state.problem}`);
	}
	if (!isClockSet(now)) return tellClock(n8n, 'notSet', { shown: clock.textOf(now) });
	return startsAt === undefined ? fresh : firstState(scope, startsAt, settings);
}
