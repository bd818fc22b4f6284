import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { breathe } from '../transport/breath';
import { openSession } from '../transport/session';
import { RowKeys } from './feed/keys';
import { callRows } from './feed/callRows';
import { pollCalls } from './feed/calls';
import { BUSY_ROWS } from './feed/reading';
import type { FeedReader, FeedSettings } from './feed/settings';
import { broughtBack, clockStateOf, isClockSet } from './feed/clockCheck';
import { begunAgain, firstState, readState, type FeedState } from './feed/state';
import { emittedItems } from './items';
import { readTrigger, waitsForLegs, type TriggerParameters } from './form';
import { pbxReader } from './pbxReader';
import { tellClock } from './tellClock';
import { named } from './whichTrigger';
import { MINUTE_MS } from '../pbx/time/zoneClock';
import { legsMayTell, type Home } from '../callRecords/filters';
import { wantedOf } from './wanted';

/** n8n's durable engine does not keep the state of an activation that told nothing; the time that calls wait comes on top. */
const GRACE_MS = 2 * MINUTE_MS;
/** What n8n 1.x, which names no budget, may spend on a poll. */
const BUDGET_MS = 4 * MINUTE_MS;
/** No request begins after the first, none lasts longer than the second: the rest is for the details. */
const SHARE_OF_BEGINNING = 3 / 5;
const SHARE_OF_REQUEST = 1 / 5;
/** A recording may be long. */
const SHARE_OF_DOWNLOAD = 2 / 5;

/** Of the rows of all triggers of this n8n process. */
const keys = new RowKeys();

/** How long a poll and its parts may take. */
interface Budget {
	timeoutSeconds: number;
	downloadSeconds: number;
	/** Whether no further request may begin. */
	isOver(): boolean;
}

/** How long n8n lets a poll take. */
export function pollBudgetMs(n8n: IPollFunctions): number {
	return n8n.getPollBudgetMs?.() ?? BUDGET_MS;
}

/** That time, shared out. */
export function budgetOf(n8n: IPollFunctions): Budget {
	const budgetMs = pollBudgetMs(n8n);
	const end = performance.now() + budgetMs * SHARE_OF_BEGINNING;
	return {
		timeoutSeconds: secondsOf(budgetMs * SHARE_OF_REQUEST),
		downloadSeconds: secondsOf(budgetMs * SHARE_OF_DOWNLOAD),
		isOver: () => performance.now() >= end,
	};
}

function secondsOf(ms: number): number {
	return Math.max(1, Math.floor(ms / 1000));
}

/**
 * One scheduled poll: reads the feed's state, follows the calls and keeps the new state; null without any.
 * `isAfterPause`: the first one since the workflow was published again.
 */
export async function follow(
	n8n: IPollFunctions,
	isAfterPause: boolean,
): Promise<INodeExecutionData[] | null> {
	const session = await openSession(n8n);
	const { clock, tenant } = session;
	const parameters = readTrigger(n8n, session);
	const { timeoutSeconds, downloadSeconds, isOver } = budgetOf(n8n);
	const settings = feedSettings(parameters, session, { clock, isOver });
	const pbx = session.bind({ timeoutSeconds });
	const { detail } = parameters;
	const reader = pbxReader(n8n, pbx, { detail, clock, downloadSeconds });

	const memory = n8n.getWorkflowStaticData('node');
	const now = Date.now();
	const scope = `${tenant}/${detail}`;
	const isFromNow = isAfterPause && parameters.options.afterPause === 'fromNow';
	const question = { scope, now, parameters, settings, reader, isFromNow };
	const state = await stateIn(n8n, memory, question);
	if (!state) return null;
	const result = await pollCalls(state, now, settings, reader);
	if (result.failure) {
		n8n.logger.warn(`${named(n8n)} goes on with the next poll: ${result.failure.message}`);
	}
	const items = await emittedItems(result.rows, parameters, pbx, clock);
	memory.feed = result.state;
	return items.length > 0 ? items : null;
}

function feedSettings(
	parameters: TriggerParameters,
	home: Home,
	own: Pick<FeedSettings, 'clock' | 'isOver'>,
): FeedSettings {
	const { detail, filters, options } = parameters;
	const { lookbackMinutes = 240, maximumPerPoll = 1000, recordingWaitMinutes = 10 } = options;
	const { groupQuietMinutes = 2 } = options;
	return {
		...own,
		keys,
		breathe,
		rows: callRows({ detail, clock: own.clock, countryCode: home.countryCode }),
		lookbackMinutes,
		maximumPerPoll,
		busyRows: BUSY_ROWS,
		...(options.attachRecording && { recordingWaitMinutes }),
		...(waitsForLegs(parameters) && { groupQuietMinutes }),
		passes: (record) => wantedOf({ record, rows: [] }, parameters, home).length > 0,
		...(detail === 'calls' && {
			legsMayTell: (record) => legsMayTell(record, filters, home),
		}),
	};
}

interface StateQuestion {
	scope: string;
	now: number;
	parameters: TriggerParameters;
	settings: FeedSettings;
	/** Whether what ended before is passed over, although there is a state. */
	isFromNow: boolean;

	reader: FeedReader<unknown>;
}

/**
 * The kept state, or a new beginning where there is none or none that fits; undefined while n8n's
 * clock is not set, from which nothing can begin.
 */
async function stateIn(
	n8n: IPollFunctions,
	memory: Record<string, unknown>,
	{ scope, now, parameters: { startTime }, settings, reader, isFromNow }: StateQuestion,
): Promise<FeedState | undefined> {
	const { clock } = settings;
	const quietMs = (settings.groupQuietMinutes ?? 0) * MINUTE_MS;
	const fresh = firstState(scope, now - GRACE_MS - quietMs, settings);
	if (Object.keys(memory).length > 0) {
		const state = readState(memory.feed, scope);
		if (!('problem' in state)) {
			const clockState = await clockStateOf(state, now, settings, reader);
			tellClock(n8n, clockState, { floor: state.floor, shown: clock.textOf(now) });
			const kept = clockState === 'wasAhead' ? broughtBack(state, now, settings) : state;
			return isFromNow && clockState !== 'behind' ? begunAgain(kept, fresh) : kept;
		}
		if (isClockSet(now))
			n8n.logger.warn(`${named(n8n)} begins anew, its memory cannot be used: ${state.problem}`);
	}
	if (!isClockSet(now)) return tellClock(n8n, 'notSet', { shown: clock.textOf(now) });
	const from = startTime === undefined ? undefined : clock.instantOf(startTime, 'start');
	return from === undefined ? fresh : firstState(scope, from, settings);
}
