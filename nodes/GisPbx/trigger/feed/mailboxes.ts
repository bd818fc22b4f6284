import { safeFloor } from './floor';
import type { FollowSettings } from './settings';

/** When each mailbox was last read, in epoch milliseconds; under {@link ALL} since when those too count that come later. */
export type MailboxTimes = Readonly<Record<string, number>>;

const ALL = '*';

/** The mailboxes of a poll. */
export interface MailboxesRead {
	wanted: string[];
	/** Of these, whose messages came. */
	read: ReadonlySet<string>;
	/** Whether all are wanted, those too that the PBX will get. */
	isAll: boolean;
}

/** Whether all that is in a mailbox is new unless it is settled: it was followed before, or is new itself. */
export function isFollowed(times: MailboxTimes, mailbox: string): boolean {
	return Object.hasOwn(times, mailbox) || Object.hasOwn(times, ALL);
}

/** The times after a poll; of a mailbox that is not wanted any more they are forgotten. */
export function nextTimes(
	last: MailboxTimes,
	{ wanted, read, isAll }: MailboxesRead,
	now: number,
): MailboxTimes {
	const times = wanted.flatMap((mailbox): Array<[string, number]> => {
		if (read.has(mailbox)) return [[mailbox, now]];
		return Object.hasOwn(last, mailbox) ? [[mailbox, last[mailbox]]] : [];
	});
	const isAllKnown =
		isAll && (Object.hasOwn(last, ALL) || (wanted.length > 0 && times.length === wanted.length));
	return Object.fromEntries(isAllKnown ? [[ALL, last[ALL] ?? now], ...times] : times);
}

/** From where on a mailbox that was not read may hold more; undefined where all were read. */
export function unsureFrom(
	last: MailboxTimes,
	{ wanted, read }: MailboxesRead,
	floor: string,
	{ lookbackMinutes, clock }: Pick<FollowSettings<unknown>, 'lookbackMinutes' | 'clock'>,
): string | undefined {
	const unread = wanted.filter((mailbox) => !read.has(mailbox));
	if (unread.length === 0) return undefined;
	if (unread.some((mailbox) => !Object.hasOwn(last, mailbox))) return floor;
	const earliest = unread.reduce((first, mailbox) => Math.min(first, last[mailbox]), Infinity);
	return safeFloor(earliest, lookbackMinutes, clock);
}

/** Whether a value can be these times. */
export function areMailboxTimes(value: unknown): value is MailboxTimes {
	return (
		typeof value === 'object' &&
		value !== null &&
		!Array.isArray(value) &&
		Object.values(value).every(Number.isFinite)
	);
}
