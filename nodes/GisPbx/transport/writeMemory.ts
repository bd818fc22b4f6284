import type { Failure } from './failures';
import { Memory } from './memory';

/** What the PBX said to a write: carried out for certain or not, its own words, an ID if it gave one. */
export interface WriteOutcome {
	confirmed: boolean;
	reply: unknown;
	id: string | null;
}

/** How a write ended. */
export type WriteResult = { outcome: WriteOutcome } | { failure: Failure };

/** The same with the moment at which it was sent, in epoch milliseconds. */
export type SentWrite = WriteResult & { sentAt: number };

/**
 * Outcomes of writes already sent, kept in the memory of this n8n while Retry On Fail is on:
 * n8n then runs the whole node again with every item, and nobody is to be dialled twice
 * (design, decision 5). An outcome that stayed unknown stays unknown.
 */
export class WriteMemory extends Memory<SentWrite> {}
