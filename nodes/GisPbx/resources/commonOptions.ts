import type { Field, Fields } from '../fields/field';
import { toggle } from '../fields/toggle';
import { wholeNumber } from '../fields/wholeNumber';
import { guardOptions } from './guardOptions';
import type { Operation } from './operation';

const requestsInParallel = wholeNumber(
	{
		displayName: 'Requests in Parallel',
		default: 8,
		description: 'How many items are asked for at the same time. The PBX never sees more.',
	},
	{ min: 1, max: 20 },
);

const dryRun = toggle({
	displayName: 'Dry Run',
	default: true,
	description:
		'Whether to return the requests that would be sent, instead of sending them. Nothing in the PBX changes; what a request needs to know first is still looked up.',
});

function timeoutSeconds(seconds: number): Field<number> {
	return wholeNumber(
		{
			displayName: 'Timeout (Seconds)',
			default: seconds,
			description: 'How long to wait for an answer of the PBX',
		},
		{ min: 1, max: 600 },
	);
}

/** The options of an operation: its own and those that every operation has. */
export function optionsOf(operation: Operation): Fields {
	return {
		...operation.options,
		...(operation.reaches ? guardOptions : {}),
		...(operation.effect === 'reads' ? { requestsInParallel } : { dryRun }),
		timeoutSeconds: timeoutSeconds(operation.timeoutSeconds),
	};
}
