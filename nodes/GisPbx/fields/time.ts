import { toPbxText } from '../pbx/time/zoneClock';
import type { Field, FieldContext, FieldTexts } from './field';

const HINT = "A time without an offset is the PBX's own wall clock (time zone of the credential)";

/**
 * A point in time, read as PBX wall time `YYYY-MM-DD HH:MM:SS` (decisions.md#times).
 * `edge` says what a date alone means: the start or the end of that day.
 */
export function time(texts: FieldTexts, edge: 'start' | 'end'): Field<string | undefined> {
	return {
		property: { type: 'dateTime', default: '', hint: HINT, ...texts },
		read(raw, context) {
			return raw === '' ? undefined : readTime(raw, context, edge);
		},
	};
}

function readTime(raw: unknown, context: FieldContext, edge: 'start' | 'end'): string {
	return (
		toPbxText(raw, context.clock, edge) ??
		context.refuse(
			'is no date and time',
			'Give one like 2026-01-31 14:30:00 or 2026-01-31T14:30:00+02:00',
		)
	);
}
