import { choice } from '../fields/choice';
import type { Field } from '../fields/field';
import { time } from '../fields/time';
import { toggle } from '../fields/toggle';

/** Calls come from `simplecdrs`, legs from `cdrs` (pbx.md#cdrs and pbx.md#simple-cdrs). */
export const detailField = choice(
	{
		displayName: 'Detail',
		default: 'calls',
		description: 'Whether a row stands for a whole call or for each of its legs',
	},
	[
		{ name: 'Calls', value: 'calls', description: 'One row for each call' },
		{
			name: 'Legs',
			value: 'legs',
			description: 'One row for each leg: every extension that rang, every transfer',
		},
	],
);

export const simplifyField = toggle({
	displayName: 'Simplify',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
});

export const startField = time(
	{
		displayName: 'Start',
		description:
			'Calls that began at this time or later. For the whole of yesterday, put the expression {{ $today.minus({ days: 1 }).toISODate() }} into Start and End.',
		hint: "Empty: 24 hours before End. Without an offset, times are the PBX's own wall clock",
	},
	'start',
);

export const endField = time(
	{
		displayName: 'End',
		description: 'Calls that began at this time or earlier',
		hint: 'Empty: now. A day alone, or the midnight that stands in Start too, is the whole day',
	},
	'end',
);

/** An option that only legs have. */
export function ofLegs<T>({ property, ...field }: Field<T>): Field<T> {
	return { ...field, property: { ...property, displayOptions: { show: { '/detail': ['legs'] } } } };
}

export const groupLegsField = ofLegs(
	toggle({
		displayName: 'Group Legs',
		default: true,
		description:
			'Whether to make one call of all legs under one linked ID: who rang, who answered, transfers, waiting time',
	}),
);

export const addCallDetailsField = toggle({
	displayName: 'Add Call Details',
	default: true,
	description:
		'Whether to add what only the legs of calls tell, by a second request: linked and originate ID, queue, whom it rang, talk time. Without this option only the talk time is added where the list lacks it, by one request at most.',
});
