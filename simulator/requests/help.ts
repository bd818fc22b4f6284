/**
 * HELP: the engine's description of itself, a page of preformatted text
 * (pbx.md#what-not-every-provider-offers).
 */
import { reads, type Entry, type OperationGroup } from '../operation';
import type { Pbx } from '../pbx';
import { text } from '../reply';

function namesOf(entry: Entry): string[] {
	if (!('choices' in entry)) return [];
	return Object.keys(entry.choices).map((name) => `    ${entry.chosenBy}=${name}`);
}

/** Lists every `reqtype` in capitals with its `info`, `action` or `subreqtype` values. */
export function helpText(operations: OperationGroup): string {
	const lines = Object.entries(operations.choices).flatMap(([name, entry]) => [
		`reqtype=${name.toUpperCase()}`,
		...namesOf(entry),
	]);
	return `<pre>\nParameters common to all requests: key, tenant, reqtype, format, cache\n\n${lines.join('\n')}\n</pre>\n`;
}

/** `operations` comes late: HELP itself is one of them. */
export const helpOperation = (operations: (pbx: Pbx) => OperationGroup) =>
	reads((pbx) => text(helpText(operations(pbx))));
