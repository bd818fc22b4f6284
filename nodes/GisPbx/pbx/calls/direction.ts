import { meaningIn } from '../columns';

/** Which way a call goes, seen from the tenant. */
export type Direction = 'inbound' | 'outbound' | 'internal';

const DIRECTIONS: Record<string, Direction> = {
	IN: 'inbound',
	INBOUND: 'inbound',
	INCOMING: 'inbound',
	OUT: 'outbound',
	OUTBOUND: 'outbound',
	OUTGOING: 'outbound',
	LOCAL: 'internal',
	INTERNAL: 'internal',
};
/** The dial-plan context that a leg began in (pbx.md#direction). */
const DIRECTIONS_OF_CONTEXT: Record<string, Direction> = {
	fromoutside: 'inbound',
	fromotherpbx: 'inbound',
};

/** IN, OUT, LOCAL and their likes; null for any other word. */
export function directionOfWord(word: string | null): Direction | null {
	return meaningIn(DIRECTIONS, (word ?? '').toUpperCase()) ?? null;
}

/** The `[inbound]`, `[outbound]` or `[local]` that userfield holds, among other text. */
export function directionOfUserfield(userfield: string | null): Direction | null {
	const mark = /\[(inbound|outbound|local)\]/i.exec(userfield ?? '');
	return mark && directionOfWord(mark[1]);
}

/** Asterisk joins the userfields of both ends where the other end had called by itself, e.g. to pick the call up. */
export function hasTwoMarks(userfield: string | null): boolean {
	return (userfield ?? '').split(';').filter((text) => directionOfUserfield(text)).length > 1;
}

/** The direction that a context's name tells; null where it may be either. */
export function directionOfContext(context: string | null): Direction | null {
	return meaningIn(DIRECTIONS_OF_CONTEXT, (context ?? '').toLowerCase()) ?? null;
}
