import type { INodeProperties, IPollFunctions } from 'n8n-workflow';

import { choice } from '../fields/choice';
import { formProperties } from '../fields/form';
import { readTriggerForm } from '../fields/readForm';
import type { PbxSession } from '../transport/session';
import { agentStatusChanged } from './agentStatusChanged';
import { callEnded } from './callEnded';
import type { TriggerEvent } from './event';
import { queueWaiting } from './queueWaiting';
import { recordingReady } from './recordingReady';
import { voicemailReceived } from './voicemailReceived';

/** What the trigger can tell, by the value of its field, in the order of their names. */
const events: Record<string, TriggerEvent> = {
	agentStatusChanged,
	callEnded,
	queueWaiting,
	recordingReady,
	voicemailReceived,
};

const eventField = choice(
	{ displayName: 'Trigger On', default: 'callEnded' },
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
