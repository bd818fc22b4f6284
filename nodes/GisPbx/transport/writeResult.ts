import type { Reply } from '../pbx/reply/reply';
import { withoutSecrets } from '../pbx/secretFields';
import type { Delivery } from './delivery';
import { writeFailure, type Failure } from './failures';
import { failureOf } from './replyFailures';
import type { NoAnswer } from './networkFailures';

/** What the PBX said to a write: carried out for certain or not, its own words, an ID if it gave one. */
export interface WriteOutcome {
	confirmed: boolean;
	reply: unknown;
	id: string | null;
}

/** How a write ended. */
export type WriteResult =
	| { kind: 'outcome'; outcome: WriteOutcome }
	/** `delivery`: how far it came; what was not sent may be sent again. */
	| { kind: 'failure'; failure: Failure; delivery: Delivery };

/** The same with the moment at which it was sent, in epoch milliseconds. */
export type SentWrite = WriteResult & { sentAt: number };

/** The PBX has said no in these, or what it was given did not arrive; all others leave it open. */
const SAID_NO: Array<Reply['kind']> = ['refused', 'wrongKey', 'parameterMissing', 'bodyLost'];

interface Asked {
	/** What a text means that is neither a yes nor a no. */
	otherText: 'refused' | 'unconfirmed';
	isReplyRaw?: boolean;
	/** What may have happened when the answer was lost. */
	ifAnswerLost?: string;
	/** Labels of the fields that a refusal may be about. */
	labels?: string[];
}

/** What a reply to a write means (decisions.md#a-write). */
export function writeResultOf(
	reply: Reply | NoAnswer,
	{ otherText, isReplyRaw, ifAnswerLost, labels }: Asked,
): WriteResult {
	const shown = <T>(said: T) => (isReplyRaw ? said : withoutSecrets(said));
	if (reply.kind === 'noAnswer') {
		const { delivery } = reply;
		return { kind: 'failure', failure: writeFailure(reply, delivery, ifAnswerLost), delivery };
	}
	if (reply.kind === 'accepted') {
		return {
			kind: 'outcome',
			outcome: { confirmed: true, reply: shown(reply.text), id: reply.id ?? null },
		};
	}
	if (reply.kind === 'empty')
		return { kind: 'outcome', outcome: { confirmed: false, reply: '', id: null } };
	if (reply.kind === 'data') {
		return otherText === 'refused'
			? {
					kind: 'failure',
					failure: failureOf({ kind: 'refused', message: quoted(reply.value) }, labels),
					delivery: 'sent',
				}
			: {
					kind: 'outcome',
					outcome: { confirmed: false, reply: shown(reply.value), id: null },
				};
	}
	if (SAID_NO.includes(reply.kind)) {
		return { kind: 'failure', failure: failureOf(reply, labels), delivery: 'sent' };
	}
	const delivery = reply.kind === 'webPage' ? 'unknown' : 'sent';
	return {
		kind: 'failure',
		failure: writeFailure(failureOf(reply), delivery, ifAnswerLost),
		delivery,
	};
}

function quoted(value: unknown): string {
	return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 200);
}
