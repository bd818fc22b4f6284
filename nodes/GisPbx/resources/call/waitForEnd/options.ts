import { toggle } from '../../../fields/toggle';
import { wholeNumber } from '../../../fields/wholeNumber';

/** What a dial may be told about following its call. */
export const waitOptions = {
	callsAtOnce: wholeNumber(
		{
			displayName: 'Calls at Once',
			default: 1,
			description:
				'With Wait for End: the next call is dialled when fewer than so many are still up',
		},
		{ min: 1, max: 20 },
	),
	maxWaitSeconds: wholeNumber(
		{
			displayName: 'Max Wait (Seconds)',
			default: 300,
			description:
				'With Wait for End: how long to follow a call. It goes on after that, and comes out as still talking or unknown.',
		},
		{ min: 1, max: 86_400 },
	),
	waitForEnd: toggle({
		displayName: 'Wait for End',
		default: true,
		description: 'Whether to follow the call and to return how it ended, with its legs',
	}),
};
