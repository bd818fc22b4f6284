import type { Field, Fields } from '../fields/field';
import { prefixes } from '../fields/prefixes';
import { toggle } from '../fields/toggle';
import { wholeNumber } from '../fields/wholeNumber';
import type { Operation } from './operation';
import { requestsInParallel } from './requestsInParallel';

const dryRun = toggle({
	displayName: 'Dry Run',
	default: true,
	description:
		'Whether to return the requests that would be sent, instead of sending them. Nothing in the PBX changes; what a request needs to know first is still looked up.',
});

function timeoutSeconds(seconds: number): Field<number> {
	return wholeNumber(
		{
			displayName: 'PBX Response Timeout (Seconds)',
			default: seconds,
			description: 'How long a request may take, up to the end of its answer',
		},
		{ min: 1, max: 600 },
	);
}

/** A week: longer than that no n8n is trusted to keep anything in memory. */
export const MOST_MINUTES = 10_080;

/** What every operation that reaches a number can be held back by; off unless added. */
export const guardOptions = {
	allowedPrefixes: prefixes({
		displayName: 'Allowed Prefixes',
		description: 'Refuse every number that begins otherwise',
		hint: 'However it is written: 05 covers +9725 as well, by the country code in the credential. Own extensions need no prefix.',
	}),
	oncePerNumberMinutes: wholeNumber(
		{
			displayName: 'Once Per Number (Minutes)',
			default: 60,
			description:
				'Refuse a number that a node with this option has sent to the PBX within this time',
			hint: 'Kept in the memory of this n8n process: a restart or another worker forgets it',
		},
		{ min: 1, max: MOST_MINUTES },
	),
};

/** The options of an operation: its own, what holds it back, and those that every operation has. */
export function allOptionsOf(operation: Operation): Fields {
	return {
		...operation.options,
		...(operation.reaches ? guardOptions : {}),
		...(operation.effect === 'reads' ? { requestsInParallel } : { dryRun }),
		timeoutSeconds: timeoutSeconds(operation.timeoutSeconds),
	};
}
