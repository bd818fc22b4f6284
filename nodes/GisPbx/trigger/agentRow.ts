import type { PbxClock } from '../pbx/time/zoneClock';
import { memberFrom } from '../pbx/lists/member';
import { ABSENT, type Change } from './samples/compare';
import type { FollowedQueue } from './queueReader';

/** A change of an agent, or, without what came before, how one is. `seenAt` is epoch milliseconds. */
export type AgentMoment = Pick<Change, 'queueId' | 'key' | 'status'> &
	Partial<Change> & { seenAt: number };

/** What an item tells of an agent; `name` comes on top. */
interface AgentRow {
	/** What was seen between two polls, net; null in a test. */
	change: 'paused' | 'back' | 'loggedIn' | 'loggedOut' | null;
	extension: string;
	queue: string | null;
	status: string;
	formerStatus: string | null;
	/** When a poll first saw the former status, last saw it, and saw the new one: ISO 8601 with the PBX's offset. */
	formerSince: string | null;
	lastSeenAt: string | null;
	seenAt: string;
	tenant: string | null;
	queueId: string;
}

/** As the item tells it. */
export function agentRow(
	{ queueId, key, status, formerStatus, formerSince, lastSeenAt, seenAt }: AgentMoment,
	queue: FollowedQueue | undefined,
	clock: PbxClock,
): AgentRow {
	const isoOf = (ms: number | null = null) => (ms === null ? null : clock.isoOf(ms));
	const { extension, tenant } = memberFrom(key);
	return {
		change: formerStatus === undefined ? null : changeOf(formerStatus, status),
		extension,
		queue: queue?.name ?? null,
		status: wordOf(status),
		formerStatus: formerStatus === undefined ? null : wordOf(formerStatus),
		formerSince: isoOf(formerSince),
		lastSeenAt: isoOf(lastSeenAt),
		seenAt: clock.isoOf(seenAt),
		tenant,
		queueId,
	};
}

function changeOf(former: string, status: string): AgentRow['change'] {
	if (status === ABSENT) return 'loggedOut';
	if (former === ABSENT) return 'loggedIn';
	return status === 'paused' ? 'paused' : 'back';
}

function wordOf(status: string): string {
	return status === ABSENT ? 'loggedOut' : status;
}
