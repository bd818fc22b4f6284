import type { Part, Row } from '../../e2e/part';
import type { Bed } from '../bed';

export interface Ready {
	bed: Bed;
}

export type AsteriskPart = Part<Ready>;

/** Whole seconds are cut, and each end of a stretch is read by another clock. */
const CUT_SECONDS = 1.1;

/** A row about seconds that the pack tells and the phones saw; `more` is what may come on top. */
export function agrees(what: string, told: unknown, seen: number, more = 0): Row {
	const passed =
		typeof told === 'number' && told >= seen - CUT_SECONDS && told <= seen + more + CUT_SECONDS;
	const allowed = more > 0 ? ` and up to ${more.toFixed(1)} s of ringing` : '';
	return { what, passed, seen: `${String(told)} s; the phones: ${seen.toFixed(1)} s${allowed}` };
}

/** A row about something that must be so, with what was seen. */
export const holds = (what: string, passed: boolean, seen: unknown): Row => ({
	what,
	passed,
	seen: typeof seen === 'string' ? seen : JSON.stringify(seen),
});
