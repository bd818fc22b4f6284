import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import type { Form } from '../fields/form';
import type { PbxSession } from '../transport/session';
import type { Budget } from './budget';
import type { RowKeys } from './feed/keys';
import type { Answer, FollowSettings } from './feed/settings';
import type { FeedState } from './feed/state';
import type { Change, Look } from './samples/compare';
import type { Window } from '../pbx/time/window';

/** What the trigger may be told to tell. */
export interface TriggerEvent {
	name: string;
	description: string;
	form: Form;
	/** Reads the form and makes ready for a poll; refuses by name what cannot be followed. */
	open(n8n: IPollFunctions, session: PbxSession, means: PollMeans): OpenFeed | OpenSampler;
	/** What a test on the canvas shows: the newest that fits, newest first. No state is touched. */
	testItems(
		n8n: IPollFunctions,
		session: PbxSession,
		budget: Budget,
	): Promise<INodeExecutionData[]>;
}

/** What a poll may spend, and what it remembers of the last one. */
export interface PollMeans extends Budget {
	keys: RowKeys;
}

/** A feed that is ready for its poll. */
export interface OpenFeed {
	/** What its rows are rows of, within the tenant. */
	scope: string;
	settings: Pick<FollowSettings<unknown>, 'clock' | 'rows' | 'lookbackMinutes'>;
	/** How long what is new waits before it is told. */
	quietMinutes?: number;
	/** Where a feed without memory begins; undefined: now. */
	startsAt?: number;
	/** Whether what happened before the workflow was published again is passed over. */
	isFromNow: boolean;
	/** What is filed in a window. */
	rows(window: Window): Promise<Answer>;
	poll(state: FeedState, now: number): Promise<Polled>;
}

/** A poll that compares what it sees with what the last one saw, ready for it. */
export interface OpenSampler {
	/** What its samples are samples of, filters included, within the tenant. */
	scope: string;
	/** Whether what became otherwise before the workflow was published again is passed over. */
	isFromNow: boolean;
	/** `isFirst`: nothing was followed yet, and what cannot be followed is refused. Rejects when every queue failed. */
	look(isFirst: boolean): Promise<QueuesSeen>;
	/** The items that tell of changes; `now` is when they were seen. */
	itemsOf(changes: Change[], now: number): Promise<INodeExecutionData[]>;
}

/** What a poll saw of the queues. */
export interface QueuesSeen {
	/** The IDs of those that are followed. */
	wanted: string[];
	/** Of these, those that were read. */
	looks: ReadonlyMap<string, Look>;
	/** Why others were not. */
	failure?: Error;
}

/** What a poll brings. */
export interface Polled<S = FeedState> {
	state: S;
	items: INodeExecutionData[];
	/** Why less was read than should have been; the next poll goes on from there. */
	failure?: Error;
}
