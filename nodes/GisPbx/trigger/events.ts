import type { INodeProperties, IPollFunctions } from 'n8n-workflow';

import { choice } from '../fields/choice';
import { formProperties } from '../fields/form';
import { readTriggerForm } from '../fields/readForm';
import type { PbxSession } from '../transport/session';
import { callEnded } from './callEnded';
import type { TriggerEvent } from './event';
import { voicemailReceived } from './voicemailReceived';

/** What the trigger can tell, by the value of its field; the first is the default. */
const events: Record<string, TriggerEvent> = { callEnded, voicemailReceived };

const [defaultEvent] = Object.keys(events);

const eventField = choice(
	{ displayName: 'Trigger On', default: defaultEvent },
	Object.entries(events).map(([value, { name, description }]) => ({ name, value, description })),
);

/** The trigger's form: the event, and for each its own (decisions.md#public-interface). */
export const triggerProperties: INodeProperties[] = [
	...formProperties({ fields: { event: eventField } }),
	...Object.entries(events).flatMap(([value, { form }]) =>
		formProperties(form, { event: [value] }),
	),
];

/** The event that the form names. */
export function eventOf(n8n: IPollFunctions, session: PbxSession): TriggerEvent {
	const { values } = readTriggerForm(n8n, { fields: { event: eventField } }, session);
	return events[String(values.event)];
}
