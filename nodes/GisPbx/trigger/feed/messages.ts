import {
	unsureFrom,
	isFollowed,
	nextTimes,
	type MailboxesRead,
	type MailboxTimes,
} from './mailboxes';
import type { ToldMessage } from './messageRows';
import { pollFeed, type PollResult } from './poll';
import { Recordings } from './recordings';
import type { FollowSettings } from './settings';
import { HELD, UNWANTED, type Judge } from './settle';
import type { FeedState } from './state';
import { mapOf } from '../../pbx/longWork';
import type { Row } from '../../pbx/rows';
import { MINUTE_MS } from '../../pbx/time/zoneClock';
import { unitOfRow, type Unit } from './units';

/** How long a message may be in a mailbox before it counts as new where the mailbox was not followed. */
const GRACE_MS = 2 * MINUTE_MS;

/** What the feed of messages is told by the node's parameters. */
export interface MessageSettings extends FollowSettings<ToldMessage> {
	/** How long a message waits for audio that cannot be had; undefined: none is wanted. */
	audioWaitMinutes?: number;
}

/** The messages of all mailboxes that were read. */
export interface MessagesRead extends MailboxesRead {
	rows: Row[];
	/** Why others were not. */
	failure?: Error;
}

/** The eyes of this feed; `A` is audio as the reader hands it over. */
export interface MessageReader<A> {
	/** Rejects when no mailbox could be read. */
	messages(): Promise<MessagesRead>;
	/** The audio of a message, or that there is none. Rejects when nothing usable came. */
	audio(told: ToldMessage): Promise<A | undefined>;
}

/** What becomes an item. */
export interface ToldMail<A> extends ToldMessage {
	/** Undefined where none was wanted or none came. */
	audio?: A;
}

/** One poll of the mailboxes: each message once, wherever in its mailbox it is. */
export async function pollMessages<A>(
	{ newSince, mailboxes: followed = {}, ...state }: FeedState,
	now: number,
	settings: MessageSettings,
	reader: MessageReader<A>,
): Promise<PollResult<ToldMail<A>>> {
	let seen: MessagesRead | undefined;
	const result = await pollFeed<ToldMessage, Unit<ToldMessage>, ToldMail<A>>(state, now, settings, {
		async look() {
			seen = await reader.messages();
			const from = unsureFrom(followed, seen, state.floor, settings);
			return { rows: seen.rows, ...(from !== undefined && { isUnsure: true, unsureFrom: from }) };
		},
		unitsOf: (arrivals) => mapOf(arrivals, (arrival) => unitOfRow(arrival)),
		judge: () => judgeOf(settings, reader, { now, followed, newSince: newSince ?? now - GRACE_MS }),
	});
	const times = seen ? nextTimes(followed, seen, now) : followed;
	const isBegun = seen?.wanted.every((mailbox) => isFollowed(times, mailbox)) ?? false;
	return {
		...result,
		failure: result.failure ?? seen?.failure,
		state: {
			...result.state,
			mailboxes: times,
			...(!isBegun && newSince !== undefined && { newSince }),
		},
	};
}

interface Occasion {
	now: number;
	followed: MailboxTimes;
	/** In a mailbox that was not followed only what came at this instant or later is new. */
	newSince: number;
}

function judgeOf<A>(
	{ audioWaitMinutes, isOver }: MessageSettings,
	reader: MessageReader<A>,
	{ now, followed, newSince }: Occasion,
): Judge<Unit<ToldMessage>, ToldMail<A>> {
	const recordings = new Recordings<A, ToldMessage>({
		now,
		waitMinutes: audioWaitMinutes ?? 0,
		isOver,
		ask: async (told) => await reader.audio(told),
	});
	return {
		isBudgetSpent: () => recordings.isBudgetSpent(),
		async outcomeOf({ record, arrivals: [{ startedAt, endedAt }], waitsFrom }) {
			const isNew = (endedAt ?? startedAt ?? -Infinity) >= newSince;
			if (!isNew && !isFollowed(followed, record.message.mailbox)) return UNWANTED;
			if (audioWaitMinutes === undefined) return record;
			const audio = await recordings.of(record, waitsFrom);
			return audio === HELD ? HELD : { ...record, ...(audio !== undefined && { audio }) };
		},
	};
}
