import type { IPollFunctions } from 'n8n-workflow';

import { readTriggerForm, refuserOf } from '../fields/readForm';
import type { ValuesOf } from '../fields/field';
import { toggle } from '../fields/toggle';
import { wholeNumber } from '../fields/wholeNumber';
import {
	addCallDetailsField,
	detailField,
	groupLegsField,
	ofLegs,
	simplifyField,
} from '../callRecords/cdrFields';
import { askOfCall, callFilters, type CallFilters } from '../callRecords/filters';
import type { PbxSession } from '../transport/session';
import { afterPauseField, startFields, startOf } from './startFrom';

/** Where the telling of calls begins. */
export const startOfCalls = startFields({
	now: 'Calls that end from now on',
	since: 'Calls that ended since a time, oldest first',
	at: 'Calls that ended at this time or later',
});

/** What calls that ended while nobody followed them are. */
export const afterPauseOfCalls = afterPauseField({
	description:
		'What to do when the workflow is published again, with calls that ended while it was not. Without this option they are told.',
	from: 'Calls that end from now on',
	all: 'Those that ended in the meantime as well, oldest first',
});

/** How far back calls are looked for. */
export const lookbackField = wholeNumber(
	{
		displayName: 'Lookback (Minutes)',
		default: 240,
		description:
			'How long after its start a call may end and still be found. Raise it if calls last longer.',
	},
	{ min: 1, max: 10_080 },
);

const fields = { detail: detailField, ...startOfCalls, simplify: simplifyField };

const options = {
	addCallDetails: addCallDetailsField,
	afterPause: afterPauseOfCalls,
	attachRecording: toggle({
		displayName: 'Attach Recording',
		default: true,
		description:
			'Whether to put the audio of answered calls into the field "data". The call waits for it.',
	}),
	groupLegs: groupLegsField,
	groupQuietMinutes: ofLegs(
		wholeNumber(
			{
				displayName: 'Group Quiet (Minutes)',
				default: 2,
				description:
					'How long all legs of a call must be over before the call comes, with Group Legs. A leg that appears later comes alone.',
			},
			{ min: 0, max: 1440 },
		),
	),
	lookbackMinutes: lookbackField,
	maximumPerPoll: wholeNumber(
		{
			displayName: 'Maximum per Poll',
			default: 1000,
			description: 'How many calls start the workflow at once; the rest follow with the next poll',
		},
		{ min: 1, max: 100_000 },
	),
	recordingWaitMinutes: wholeNumber(
		{
			displayName: 'Recording Wait (Minutes)',
			default: 10,
			description:
				'How long after its end an answered call waits for its recording. After that it comes without.',
		},
		{ min: 0, max: 1440 },
	),
};

/** The form of ended calls. */
export const callEndedForm = { fields, filters: callFilters, options };

/** What the form says, checked. */
export interface TriggerParameters {
	detail: ValuesOf<typeof fields>['detail'];
	simplify: boolean;
	/** An instant; undefined: from now on. */
	startsAt?: number;
	filters: CallFilters;
	options: Partial<ValuesOf<typeof options>>;
}

/** Reads the form; refuses by name what cannot be followed. */
export function readTrigger(n8n: IPollFunctions, session: PbxSession): TriggerParameters {
	const read = readTriggerForm(n8n, callEndedForm, session);
	const values = read.values as unknown as ValuesOf<typeof fields>;
	return {
		detail: values.detail,
		simplify: values.simplify,
		startsAt: startOf(values, session.clock, refuserOf(n8n)),
		filters: read.filters as unknown as CallFilters,
		options: read.options as unknown as TriggerParameters['options'],
	};
}

type Grouping = Pick<TriggerParameters, 'detail' | 'options'>;

/** Whether the legs of a call come as one. */
export function isGrouped({ detail, options }: Grouping): boolean {
	return detail === 'legs' && options.groupLegs === true;
}

/** Whether all legs of a call are waited for: they come as one, or a filter asks about their call. */
export function waitsForLegs({
	filters,
	...grouping
}: Grouping & { filters: CallFilters }): boolean {
	return isGrouped(grouping) || (grouping.detail === 'legs' && askOfCall(filters));
}
