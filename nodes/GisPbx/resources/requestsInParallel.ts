import { wholeNumber } from '../fields/wholeNumber';
import { MOST_IN_FLIGHT, USUAL_IN_FLIGHT } from '../pbx/places/inFlightLimit';

/** Where it is not added, the answers of the PBX decide (decisions.md#concurrency). */
export const requestsInParallel = wholeNumber(
	{
		displayName: 'Requests in Parallel',
		default: USUAL_IN_FLIGHT,
		description: 'How many items are asked for at the same time, at most',
		hint: `Without it up to ${MOST_IN_FLIGHT}, as long as the PBX answers as fast as it answers ${USUAL_IN_FLIGHT}`,
	},
	{ min: 1, max: MOST_IN_FLIGHT },
);
