import { notSent } from '../../../fields/field';
import { wholeNumber } from '../../../fields/wholeNumber';

/** How a dialled call is followed. */
export const waitFields = {
	maxWaitSeconds: notSent(
		wholeNumber(
			{
				displayName: 'Max Wait (Seconds)',
				default: 300,
				description:
					'How long to follow a call. It goes on after that, and comes out as still talking or unknown.',
			},
			{ min: 1, max: 86_400 },
		),
	),
	callsAtOnce: notSent(
		wholeNumber(
			{
				displayName: 'Calls at Once',
				default: 1,
				description:
					'With several items: the next call is dialled when fewer than so many are still up',
			},
			{ min: 1, max: 20 },
		),
	),
};
