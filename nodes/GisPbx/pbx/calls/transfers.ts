import type { CallPart } from './callPart';

/** A call that went from one person to another. */
export interface Transfer {
	/** Who had the call on our side. */
	from: string;
	/** Extension or number that it went to, whether or not anybody answered there. */
	to: string;
	at: string | null;
}

/**
 * The transfers of a call, from its parts in order: those that the PBX marks, and each time that
 * another person of ours takes the call over.
 */
export function transfersOf(parts: CallPart[]): Transfer[] {
	const transfers: Transfer[] = [];
	const taken: CallPart[] = [];
	for (const part of parts) {
		const last = markedOrigin(part, parts) ?? takenOverFrom(part, taken);
		const transfer = last && transferBetween(last, part);
		if (transfer) transfers.push(transfer);
		if (part.role.isTaken) taken.push(part);
	}
	return transfers;
}

function transferBetween(last: CallPart, part: CallPart): Transfer | undefined {
	const [from, to] = [holderOf(last), part.role.party];
	if (from === null || to === null || [from, last.role.party].includes(to)) return undefined;
	return { from, to, at: part.record.startedAt };
}

/** The leg that `prevuniqueid` names, if a person had it. */
function markedOrigin({ role: { transferOf } }: CallPart, parts: CallPart[]): CallPart | undefined {
	if (transferOf === null) return undefined;
	return parts.find(({ role, record }) => role.isTaken && record.callId === transferOf);
}

/** The leg that a person took before; not when this one is but a question to a colleague. */
function takenOverFrom(part: CallPart, taken: CallPart[]): CallPart | undefined {
	const last = taken.at(-1);
	if (!last || !part.role.isTaken || part.start < last.answer) return undefined;
	const isQuestion = part.record.from === holderOf(last) && part.end < last.end;
	return isQuestion ? undefined : last;
}

/** Our side of a leg that a person took: the extension that answered, or that called outside. */
function holderOf({ role: { phone, party }, record: { extension } }: CallPart): string | null {
	return phone ?? extension ?? party;
}
