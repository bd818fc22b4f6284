/** How a request of the API is described and found. */
import type { Pbx } from './pbx';
import type { Reply } from './reply';
import type { ApiRequest } from './request';

export type Answer = (pbx: Pbx, request: ApiRequest) => Reply;

export interface Operation {
	/** Needs the read/write key (pbx.md#keys). */
	writes: boolean;
	answer: Answer;
}

/** Operations told apart by one more parameter: `info`, `action` or `subreqtype`. */
export interface OperationGroup {
	chosenBy: string;
	choices: Readonly<Record<string, Entry>>;
}

export type Entry = Operation | OperationGroup;

export const reads = (answer: Answer): Operation => ({ writes: false, answer });
export const writes = (answer: Answer): Operation => ({ writes: true, answer });
export const chosenBy = (
	parameter: string,
	choices: Readonly<Record<string, Entry>>,
): OperationGroup => ({ chosenBy: parameter, choices });

/** The group without some of its entries: `voicemail`, or `info=queuecallers` within `info`. */
export function without(
	group: OperationGroup,
	names: readonly string[],
	prefix = '',
): OperationGroup {
	const choices = Object.entries(group.choices)
		.filter(([name]) => !names.includes(prefix + name))
		.map(([name, entry]): [string, Entry] => [
			name,
			'choices' in entry ? without(entry, names, `${name}=`) : entry,
		]);
	return chosenBy(group.chosenBy, Object.fromEntries(choices));
}

/**
 * Follows the dictionaries by the request's parameters, whose values may be in any case
 * (pbx.md#the-request).
 */
export function findOperation(
	group: OperationGroup,
	params: Record<string, string>,
): Operation | undefined {
	const name = (params[group.chosenBy] ?? '').toLowerCase();
	const entry = Object.hasOwn(group.choices, name) ? group.choices[name] : undefined;
	return entry && 'choices' in entry ? findOperation(entry, params) : entry;
}
