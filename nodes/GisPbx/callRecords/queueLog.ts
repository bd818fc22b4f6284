import { queueLogFrom, type QueueLogEntry } from '../pbx/lists/queueLog';
import { entriesOf } from '../directory/entriesOf';
import { failUnquoted, secretRowsIn } from '../directory/secretRows';
import { wallOf } from '../pbx/time/wallText';
import type { Window } from '../pbx/time/window';
import type { Reading } from './eachCall';
import { readSliced } from './readSliced';

/** A row has the whole row of its agent, which takes kilobytes. */
const MOST_ROWS = 5000;

/** A PBX that does not offer the log says so in one of these ways. */
const NO_LOG = ['refused', 'parameterMissing', 'wrongKey'];

/**
 * Hands over every call in the log of a queue (pbx.md#queue-details), whose ID is given. False where
 * the PBX does not offer the log or has nothing in it; nothing has been handed over then.
 */
export async function eachLoggedCall(
	{ pbx, clock, window, isStopped }: Reading,
	queueId: string,
	visit: (entry: QueueLogEntry) => void,
): Promise<boolean> {
	let isOffered = true;
	let count = 0;
	await readSliced({
		window,
		mostRows: MOST_ROWS,
		isStopped: () => !isOffered || isStopped(),
		async read({ start, end }) {
			const reply = await pbx.ask({
				parameters: {
					reqtype: 'INFO',
					info: 'queuelogs',
					queue: queueId,
					start,
					end,
					format: 'json',
				},
			});
			const isLack = NO_LOG.includes(reply.kind) || (reply.kind === 'empty' && reply.isBlank);
			if (isLack && count === 0) {
				isOffered = false;
				return 0;
			}
			const answer = secretRowsIn(pbx, reply);
			const entries = entriesOf(pbx, answer, (rows) => queueLogFrom(rows, clock), {
				fail: failUnquoted,
			});
			for (const entry of entries) if (isIn({ start, end }, entry)) visit(entry);
			count += entries.length;
			return entries.length;
		},
	});
	return count > 0;
}

/** A PBX that answers with more than it was asked for repeats nothing. */
function isIn({ start, end }: Window, { startedAt }: QueueLogEntry): boolean {
	return startedAt === null || (start <= wallOf(startedAt) && wallOf(startedAt) <= end);
}
