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
	/** Our side: the extension that answered, or that called. */
	extension: string | null;
	/** The customer's side, whatever the direction. */
	externalNumber: string | null;
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
	callId: string | null;
	linkedId: string | null;
	originateId: string | null;
}
