import { queueLogFrom, type QueueLogEntry } from '../pbx/lists/queueLog';
import type { Reply } from '../pbx/reply/reply';
import { rowsOf } from '../pbx/rows';
import { entriesOf } from '../directory/entriesOf';
import { failUnquoted, secretRowsIn } from '../directory/unquotedRows';
import { wallOf } from '../pbx/time/wallText';
import type { Window } from '../pbx/time/window';
import type { PbxConnection } from '../transport/connection';
import type { Reading } from './eachCall';
import { readSliced } from './readSliced';

/** A row has the whole row of its agent, which takes kilobytes. */
const MOST_ROWS = 5000;

/** A PBX that does not offer the log says so in one of these ways. */
const NO_LOG = ['refused', 'parameterMissing', 'wrongKey'];

/** What reading a log came to. */
interface LogRead {
	/** Calls that were handed over, and those outside of the window. */
	count: number;
	/** The answer that was none of a log, where nothing had come before: the PBX may not offer it. */
	lack?: Reply;
}

/** Hands over every call in the log of a queue (pbx.md#queue-details), whose ID is given. */
export async function eachLoggedCall(
	{ pbx, clock, window, isStopped }: Reading,
	queueId: string,
	visit: (entry: QueueLogEntry) => void,
): Promise<LogRead> {
	const log: LogRead = { count: 0 };
	await readSliced({
		window,
		mostRows: MOST_ROWS,
		isStopped: () => log.lack !== undefined || isStopped(),
		async read(slice) {
			const reply = await askLog(pbx, queueId, slice);
			const isLack = NO_LOG.includes(reply.kind) || (reply.kind === 'empty' && reply.isBlank);
			if (isLack && log.count === 0) {
				log.lack = reply;
				return 0;
			}
			const answer = secretRowsIn(pbx, reply);
			const toEntries = (rows: unknown) => queueLogFrom(rows, clock, pbx.settings.tenant);
			const entries = entriesOf(pbx, answer, toEntries, { fail: failUnquoted });
			for (const entry of entries) if (isIn(slice, entry)) visit(entry);
			log.count += entries.length;
			return entries.length;
		},
	});
	return log;
}

/** A log whose JSON lost rows, or all of them, is read from csv where that has more (pbx.md#broken-json). */
async function askLog(pbx: PbxConnection, queue: string, window: Window): Promise<Reply> {
	const parameters = { reqtype: 'INFO', info: 'queuelogs', queue, ...window };
	const reply = await pbx.ask({ parameters: { ...parameters, format: 'json' } });
	if (!isSpoilt(reply)) return reply;
	const csv = await pbx.ask({ parameters: { ...parameters, format: 'csv' }, expected: 'csv' });
	return rowsIn(csv) > rowsIn(reply) ? csv : reply;
}

function isSpoilt(reply: Reply): boolean {
	if (reply.kind === 'empty') return Boolean(reply.isBlank ?? reply.isEmptyList);
	if (reply.kind === 'data') return reply.lostElements !== undefined;
	return reply.kind === 'unreadable' && reply.reason === 'broken';
}

const rowsIn = (reply: Reply) => (reply.kind === 'data' ? rowsOf(reply.value).length : 0);

/** A PBX that answers with more than it was asked for repeats nothing. */
function isIn({ start, end }: Window, { startedAt }: QueueLogEntry): boolean {
	return startedAt === null || (start <= wallOf(startedAt) && wallOf(startedAt) <= end);
}
