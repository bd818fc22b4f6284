import { choice } from '../../fields/choice';
import { toggle } from '../../fields/toggle';
import { wholeNumber } from '../../fields/wholeNumber';
import type { Window } from '../../pbx/time/window';
import type { PbxClock } from '../../pbx/time/zoneClock';

const HOUR_SECONDS = 3600;

export const detailSourceField = choice(
	{
		displayName: 'Detail Source',
		default: 'automatic',
		description: 'Which list of the PBX is counted',
	},
	[
		{
			name: 'Automatic',
			value: 'automatic',
			description: 'Calls, or legs where only they tell what is asked for',
		},
		{
			name: 'Calls',
			value: 'calls',
			description:
				'One row for each call: the shorter list, without queues and, on some PBXs, talk time',
		},
		{
			name: 'Legs',
			value: 'legs',
			description: 'Calls made of their legs: who rang, which queue, how long the caller waited',
		},
	],
);

export const SERVICE_LEVEL_SECONDS = 20;

export const serviceLevelField = wholeNumber(
	{
		displayName: 'Service Level (Seconds)',
		default: SERVICE_LEVEL_SECONDS,
		description: 'Calls that were answered within so many seconds are counted apart',
	},
	{ min: 0, max: HOUR_SECONDS },
);

export const minimumSecondsField = wholeNumber(
	{
		displayName: 'Minimum Length (Seconds)',
		default: 5,
		description: 'Leave out calls that were shorter from start to end, such as misdialled ones',
	},
	{ min: 0, max: HOUR_SECONDS },
);

export const maskNumbersField = toggle({
	displayName: 'Mask Numbers',
	default: true,
	description:
		'Whether to show only the last three digits of telephone numbers, e.g. to a language model',
});

/** From and to of a report as items have them, ISO 8601 with the PBX's offset. */
export function periodOf({ start, end }: Window, clock: PbxClock): Window {
	const iso = (text: string, edge: 'start' | 'end') =>
		clock.isoOf(clock.instantOf(text, edge) ?? 0);
	return { start: iso(start, 'start'), end: iso(end, 'end') };
}
