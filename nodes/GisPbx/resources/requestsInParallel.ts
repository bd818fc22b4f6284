import { wholeNumber } from '../fields/wholeNumber';

/** How many requests of one run may be in flight, where the user says nothing, and at most. */
export const IN_FLIGHT = { usual: 8, most: 20 };

export const requestsInParallel = wholeNumber(
	{
		displayName: 'Requests in Parallel',
		default: IN_FLIGHT.usual,
		description: 'How many items are asked for at the same time. The PBX never sees more.',
	},
	{ min: 1, max: IN_FLIGHT.most },
);
