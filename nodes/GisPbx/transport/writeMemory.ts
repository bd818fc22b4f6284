import type { SentWrite } from './writeResult';

/**
 * Outcomes of writes already sent, kept in the memory of this n8n while Retry On Fail is on:
 * n8n then runs the whole node again with every item, and nobody is to be dialled twice
 * (decisions.md#writes-once). An outcome that stayed unknown stays unknown.
 */
export class WriteMemory {
	private readonly sent = new Map<string, SentWrite>();

	recall(key: string): SentWrite | undefined {
		return this.sent.get(key);
	}

	keep(key: string, write: SentWrite): void {
		this.sent.set(key, inShort(write));
	}
}

/** More than any PBX says of a write; of the rest, outcome and ID are enough. */
const LONGEST_REPLY = 200;

/** A copy, since a part of a long text keeps the whole of it in memory. */
function inShort(write: SentWrite): SentWrite {
	if (write.kind === 'failure') return copyOf(write);
	const { reply, ...outcome } = write.outcome;
	const words = typeof reply === 'string' ? reply : (JSON.stringify(reply) ?? '');
	const short = words.length <= LONGEST_REPLY ? reply : words.slice(0, LONGEST_REPLY);
	return copyOf({ ...write, outcome: { ...outcome, reply: short } });
}

function copyOf(write: SentWrite): SentWrite {
	return JSON.parse(JSON.stringify(write)) as SentWrite;
}
