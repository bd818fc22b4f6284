import type { IWebhookFunctions } from 'n8n-workflow';

import { readTriggerForm } from '../fields/readForm';
import { choices } from '../fields/choice';
import type { ValuesOf } from '../fields/field';
import { CALL_EVENTS, type CallEvent } from '../pbx/calls/callEvent';
import { simplifyField } from '../callRecords/cdrFields';
import { callFilters, passes } from '../callRecords/filters';
import type { Home } from '../pbx/sameNumber';
import type { EventSession } from '../transport/eventGuard';

const fields = {
	events: choices(
		{
			displayName: 'Trigger On',
			default: [...CALL_EVENTS],
			description:
				'Which events start the workflow. None chosen: all, those too that this node does not know.',
		},
		[
			{ name: 'Call Answered', value: 'answered', description: 'Somebody took the call' },
			{ name: 'Call Ended', value: 'ended', description: 'The call is over' },
			{ name: 'Call Missed', value: 'missed', description: 'Nobody took the call' },
			{ name: 'Call Ringing', value: 'ringing', description: 'The call rings' },
		],
	),
	simplify: simplifyField,
};

const { direction, extension, phone } = callFilters;

const filters = { direction, extension, phone };

/** The form of the call event trigger. */
export const callEventForm = { fields, filters };

/** What the form says, checked. */
interface CallEventParameters extends ValuesOf<typeof fields> {
	filters: Partial<ValuesOf<typeof filters>>;
}

/** Reads the form; refuses by name what is wrong. */
export function readCallEventForm(
	n8n: IWebhookFunctions,
	session: EventSession,
): CallEventParameters {
	const read = readTriggerForm(n8n, callEventForm, session);
	return { ...read.values, filters: read.filters } as unknown as CallEventParameters;
}

/** Whether an event is one that the form asks for. */
export function isWanted(
	event: CallEvent,
	{ events, filters: given }: CallEventParameters,
	home: Home,
): boolean {
	const isChosen = events.length === 0 || events.some((name) => name === event.event);
	return isChosen && passes({ ...event, answeredBy: null }, given, home);
}
