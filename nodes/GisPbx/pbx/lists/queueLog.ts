import { idIn } from '../calls/callIdentity';
import { partyOf } from '../calls/callParties';
import { numberIn, textIn } from '../columns';
import { namedRows, type Row } from '../rows';
import type { PbxClock } from '../time/zoneClock';

/** How a call left its queue. */
export type QueueOutcome = 'answered' | 'abandoned' | 'timedOut' | 'other';

/**
 * A call in the log of a queue: an allow-list, since each row holds the whole row of its agent, with
 * all secrets (pbx.md#secrets-in-rows).
 */
export interface QueueLogEntry {
	/** ISO 8601 with the PBX's offset. */
	startedAt: string | null;
	queue: string | null;
	from: string | null;
	outcome: QueueOutcome;
	/** The PBX's own word for it. */
	disposition: string | null;
	/** Number of the agent who took it. */
	agent: string | null;
	waitingSeconds: number | null;
	talkSeconds: number | null;
	/** Place in the queue at which the call came in. */
	position: number | null;
	callId: string | null;
}

/** The words of Asterisk's queue log and of a CDR: which of them a PBX writes is Assumed (pbx.md#queue-details). */
const OUTCOMES: Record<string, QueueOutcome> = {
	ANSWERED: 'answered',
	CONNECT: 'answered',
	COMPLETEAGENT: 'answered',
	COMPLETECALLER: 'answered',
	TRANSFER: 'answered',
	BLINDTRANSFER: 'answered',
	ATTENDEDTRANSFER: 'answered',
	ABANDON: 'abandoned',
	ABANDONED: 'abandoned',
	CANCEL: 'abandoned',
	NOANSWER: 'abandoned',
	EXITWITHTIMEOUT: 'timedOut',
	TIMEOUT: 'timedOut',
};

/** A row is one of these where it has one of the columns. */
const COLUMNS = ['qu_name', 'holdtime', 'calltime'];

/** The calls in the log of a queue of a tenant, one for each row; the same row twice is one. */
export function queueLogFrom(answer: unknown, clock: PbxClock, tenant?: string): QueueLogEntry[] {
	const rows = namedRows(answer).filter((row) => COLUMNS.some((column) => column in row));
	const entries = rows.map((row) => entryFrom(row, clock, tenant ?? null));
	return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
}

function entryFrom(row: Row, clock: PbxClock, tenant: string | null): QueueLogEntry {
	const [at] = clock.instantsOf(textIn(row, 'time') ?? '');
	const disposition = textIn(row, 'disposition');
	const agent = partyOf(textIn(row, 'agent'), tenant)?.number ?? null;
	const talkSeconds = numberIn(row, 'calltime');
	return {
		startedAt: at === undefined ? null : clock.isoOf(at),
		queue: textIn(row, 'qu_name'),
		from: textIn(row, 'callerid'),
		outcome: outcomeOf(disposition, agent !== null && talkSeconds !== null && talkSeconds > 0),
		disposition,
		agent,
		waitingSeconds: numberIn(row, 'holdtime'),
		talkSeconds,
		position: numberIn(row, 'origpos'),
		callId: idIn(row, 'callid'),
	};
}

/** An unknown word of a call in which an agent talked is an answer. */
function outcomeOf(word: string | null, hasTalk: boolean): QueueOutcome {
	const known = OUTCOMES[(word ?? '').toUpperCase().replace(/[^A-Z]/g, '')];
	return known ?? (hasTalk ? 'answered' : 'other');
}
