import { prefixes } from '../fields/prefixes';
import { wholeNumber } from '../fields/wholeNumber';

/** A week: longer than that no n8n is trusted to keep anything in memory. */
const MOST_MINUTES = 10_080;

/** What every operation that reaches a number can be held back by; off unless added. */
export const guardOptions = {
	allowedPrefixes: prefixes({
		displayName: 'Allowed Prefixes',
		description: 'Refuse every number that begins otherwise',
		hint: 'Compared with the number as it is sent: 05 does not cover +9725, so give both where both are used',
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
