import type { Reply } from '../pbx/reply/reply';
import { failureOf, lostFailure } from './failures';
import type { WriteResult } from './writeMemory';

/** The PBX has said no in these, so that nothing was carried out; all others leave it open. */
const SAID_NO: Array<Reply['kind']> = ['refused', 'wrongKey', 'parameterMissing'];

interface Asked {
	/** What a text means that is neither a yes nor a no. */
	otherText: 'refused' | 'unconfirmed';
	/** What may have happened when the answer was lost. */
	ifAnswerLost?: string;
	/** Labels of the fields that a refusal may be about. */
	labels?: string[];
}

/** What a reply to a write means (design 3.3 "A write"). */
export function writeResultOf(
	reply: Reply,
	{ otherText, ifAnswerLost, labels }: Asked,
): WriteResult {
	if (reply.kind === 'accepted') {
		return { outcome: { confirmed: true, reply: reply.text, id: reply.id ?? null } };
	}
	if (reply.kind === 'empty') return { outcome: { confirmed: false, reply: '', id: null } };
	if (reply.kind === 'data') {
		return otherText === 'refused'
			? { failure: failureOf({ kind: 'refused', message: quoted(reply.value) }, labels) }
			: { outcome: { confirmed: false, reply: reply.value, id: null } };
	}
	return {
		failure: SAID_NO.includes(reply.kind)
			? failureOf(reply, labels)
			: lostFailure(failureOf(reply), ifAnswerLost),
	};
}

function quoted(value: unknown): string {
	return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 200);
}
