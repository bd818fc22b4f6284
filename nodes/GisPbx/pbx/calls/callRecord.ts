import type { Direction } from './direction';

/**
 * A simplified call or leg (decisions.md#a-simplified-call). Times are ISO 8601 with the PBX's
 * offset; what the PBX does not tell is null. In the order of n8n's columns: what people look for first, IDs
 * last.
 */
export interface CallRecord {
	startedAt: string | null;
	direction: Direction | null;
	/** answered, noAnswer, busy, failed, congestion, abandoned, or another word of the PBX. */
	disposition: string | null;
	from: string | null;
	fromName: string | null;
	to: string | null;
	answeredBy: string | null;
	/** Our side: the extension that answered, or that called; of a call from outside that nobody took, the one that rang. */
	extension: string | null;
	/** The customer's side, whatever the direction. */
	externalNumber: string | null;
	/** The same in E.164, by the country of the PBX; null where it is no number that E.164 knows. */
	externalNumberE164: string | null;
	/** Where a caller from outside withheld the number; else it is not there. */
	callerWithheld?: true;
	/** From start to end. */
	durationSeconds: number | null;
	/** From answer to end; older PBXs do not tell it of calls. */
	talkSeconds: number | null;
	/** Where ringing is counted in `talkSeconds` that nothing tells apart; else it is not there. */
	talkIncludesRinging?: true;
	answeredAt: string | null;
	endedAt: string | null;
	/** Which of these fields were put right because the PBX told what cannot be; else it is not there. */
	oddities?: string[];
	/** Number of the queue that it came through: of a call, only its legs tell. */
	queue?: string | null;
	/** Extensions that rang, in order; not the caller's own. Of a call, only its legs tell. */
	rang?: string[] | null;
	callId: string | null;
	linkedId: string | null;
	originateId: string | null;
}
