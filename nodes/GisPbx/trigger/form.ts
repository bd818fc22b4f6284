import type { IPollFunctions } from 'n8n-workflow';

import { readTriggerForm, refuserOf } from '../fields/readForm';
import { choice } from '../fields/choice';
import type { ValuesOf } from '../fields/field';
import { time } from '../fields/time';
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

const fields = {
	event: choice({ displayName: 'Trigger On', default: 'callEnded' }, [
		{
			name: 'Call Ended',
			value: 'callEnded',
			description: 'An item for every call that has ended',
		},
	]),
	detail: detailField,
	startFrom: choice({ displayName: 'Start From', default: 'now' }, [
		{ name: 'Now', value: 'now', description: 'Calls that end from now on' },
		{ name: 'Time', value: 'time', description: 'Calls that ended since a time, oldest first' },
	]),
	startTime: {
		...time(
			{
				displayName: 'Start Time',
				description:
					'Calls that ended at this time or later. It counts only when the trigger starts for the first time.',
			},
			'start',
		),
		showWhen: { startFrom: ['time'] },
	},
	simplify: simplifyField,
};

const options = {
	addCallDetails: addCallDetailsField,
	afterPause: choice(
		{
			displayName: 'After a Pause',
			default: 'fromNow',
			description:
				'What to do when the workflow is published again, with calls that ended while it was not. Without this option they are told.',
		},
		[
			{ name: 'From Now', value: 'fromNow', description: 'Calls that end from now on' },
			{
				name: 'Tell All',
				value: 'tellAll',
				description: 'Those that ended in the meantime as well, oldest first',
			},
		],
	),
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
	lookbackMinutes: wholeNumber(
		{
			displayName: 'Lookback (Minutes)',
			default: 240,
			description:
				'How long after its start a call may end and still be found. Raise it if calls last longer.',
		},
		{ min: 1, max: 10_080 },
	),
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

/** The trigger's form (decisions.md#public-interface). */
export const triggerForm = { fields, filters: callFilters, options };

/** What the form says, checked. */
export interface TriggerParameters {
	detail: ValuesOf<typeof fields>['detail'];
	simplify: boolean;
	/** PBX wall time; undefined: from now on. */
	startTime?: string;
	filters: CallFilters;
	options: Partial<ValuesOf<typeof options>>;
}

/** Reads the form; refuses by name what cannot be followed. */
export function readTrigger(n8n: IPollFunctions, session: PbxSession): TriggerParameters {
	const refuse = refuserOf(n8n);
	const { clock } = session;
	const read = readTriggerForm(n8n, triggerForm, session);
	const values = read.values as unknown as ValuesOf<typeof fields>;
	const { detail, simplify, startFrom, startTime } = values;
	if (startFrom === 'time') {
		if (startTime === undefined) refuse('Start Time', 'is empty', 'Give the time to start from');
		else if ((clock.instantOf(startTime, 'start') ?? 0) > Date.now()) {
			refuse('Start Time', `lies in the future: ${startTime}`, 'Choose Now, or an earlier time');
		}
	}
	return {
		detail,
		simplify,
		startTime: startFrom === 'time' ? startTime : undefined,
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
