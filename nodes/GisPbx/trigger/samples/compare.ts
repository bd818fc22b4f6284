import { DAY_MS } from '../../pbx/time/zoneClock';

/** Of what a queue does not hold: an agent who is not logged in, a wait that is over. */
export const ABSENT = 'absent';
/** Of what was there when the queue was first read, but could not be read itself: how it was is not known. */
const UNREAD = 'unread';

/** From here on nobody cares since when something has been gone. */
const REMEMBERED_MS = 7 * DAY_MS;

interface Known {
	readonly status: string;
	/** When the first poll saw it so, in epoch milliseconds. */
	readonly since: number;
}

/** What is known of one queue, by what it holds. */
export interface QueueSample {
	/** When it was last read. */
	readonly readAt: number;
	readonly known: Readonly<Record<string, Known>>;
}

/** What is known of all queues, by their IDs. */
export type Sample = Readonly<Record<string, QueueSample>>;

/** What one read of a queue shows: the status of all that it holds. Null: it is there, but how cannot be read. */
export type Look = ReadonlyMap<string, string | null>;

/** What became otherwise between the last poll that read the queue and this one. */
export interface Change {
	queueId: string;
	key: string;
	status: string;
	formerStatus: string;
	/** When the first poll saw the former status; null where none did. */
	formerSince: number | null;
	/** When a poll last saw it. */
	lastSeenAt: number;
}

/**
 * Compares what a poll saw with what is known (feed.md#samples). A queue that was not read stays as it is
 * known, one that is read for the first time begins without a change, and one that is wanted no more is
 * forgotten.
 */
export function compare(
	last: Sample,
	looks: ReadonlyMap<string, Look>,
	{ wanted, now }: { wanted: readonly string[]; now: number },
): { sample: Sample; changes: Change[] } {
	const changes: Change[] = [];
	const sample = wanted.flatMap((queueId): Array<[string, QueueSample]> => {
		const former = Object.hasOwn(last, queueId) ? last[queueId] : undefined;
		const look = looks.get(queueId);
		if (!look) return former ? [[queueId, former]] : [];
		if (!former) return [[queueId, firstSample(look, now)]];
		const found = changesOf(queueId, former, look);
		for (const change of found) if (change.formerStatus !== UNREAD) changes.push(change);
		return [[queueId, sampleAfter(former, found, now)]];
	});
	return { sample: Object.fromEntries(sample), changes };
}

function changesOf(queueId: string, { known, readAt }: QueueSample, look: Look): Change[] {
	const keys = new Set([...Object.keys(known), ...look.keys()]);
	return [...keys].flatMap((key) => {
		const former = Object.hasOwn(known, key) ? known[key] : { status: ABSENT, since: null };
		const status = look.has(key) ? look.get(key) : ABSENT;
		if (typeof status !== 'string' || status === former.status) return [];
		const { status: formerStatus, since: formerSince } = former;
		return [{ queueId, key, status, formerStatus, formerSince, lastSeenAt: readAt }];
	});
}

function firstSample(look: Look, now: number): QueueSample {
	const known = [...look].map(([key, status]) => [key, { status: status ?? UNREAD, since: now }]);
	return { readAt: now, known: Object.fromEntries(known) as QueueSample['known'] };
}

function sampleAfter({ known }: QueueSample, found: Change[], now: number): QueueSample {
	const kept = Object.entries(known).filter(
		([, { status, since }]) => status !== ABSENT || since > now - REMEMBERED_MS,
	);
	const changed = found.map(({ key, status }) => [key, { status, since: now }]);
	return { readAt: now, known: Object.fromEntries([...kept, ...changed]) as QueueSample['known'] };
}
