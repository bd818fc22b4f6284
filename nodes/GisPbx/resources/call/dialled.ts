import type { WriteOutcome } from '../../transport/writeMemory';

/** What a dial brings out: the originate ID, by which the call, its CDR and its recording are found. */
export function dialled({ confirmed, reply, id }: WriteOutcome, asked: object): object {
	return { confirmed, originateId: id, reply, ...asked };
}
