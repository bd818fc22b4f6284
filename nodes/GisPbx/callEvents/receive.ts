import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { callEventFrom } from '../pbx/calls/callEvent';
import { withoutSecrets } from '../pbx/secretFields';
import type { Row } from '../pbx/rows';
import { openEventSession } from '../transport/eventGuard';
import { EventMemory } from './eventMemory';
import { isWanted, readCallEventForm } from './form';
import { requestFields } from './requestFields';

/** One for each trigger: two workflows that get the same event have each their own first one. */
const memories = new Map<string, EventMemory>();

/** What the customer's side answers to GIS; nothing tells what they make of it. */
const THANKS: IWebhookResponseData = { webhookResponse: 'OK' };

/** Takes one request of the PBX's web hook and passes its event on at once. */
export async function receive(n8n: IWebhookFunctions): Promise<IWebhookResponseData> {
	const session = await openEventSession(n8n);
	const { clock, countryCode, guard, tenant } = session;
	const given = requestFields(n8n.getQueryData(), n8n.getBodyData());
	if (!guard.admits(given)) {
		return refuse(n8n, 403, 'The field "key" is not the Event Secret of the credential');
	}
	const fields = guard.clean(given);
	const event = callEventFrom(fields, tenant);
	if (event.event === null) {
		return refuse(n8n, 400, 'This is no event of a call: the field "action" is missing');
	}
	const now = Date.now();
	const marks = memoryOf(n8n).mark(event.callId ?? event.linkedId, event, now);
	const parameters = readCallEventForm(n8n, session);
	if (!isWanted(event, parameters, countryCode)) return THANKS;
	const told = parameters.simplify
		? { ...event, at: clock.isoOf(now) }
		: rawFields(fields, event.recordingUrl);
	return { ...THANKS, workflowData: [[{ json: { ...told, ...marks } as IDataObject }]] };
}

/** The fields as they came, but for what lets one in. */
function rawFields(fields: Row, recordUrl: string | null): Row {
	const raw = withoutSecrets(fields) as Row;
	return 'record_url' in raw ? { ...raw, record_url: recordUrl } : raw;
}

/** Says why no event was taken, to the PBX and in n8n's log; no execution starts. */
function refuse(n8n: IWebhookFunctions, status: number, reason: string): IWebhookResponseData {
	n8n.logger.warn(
		`GIS PBX Call Event Trigger "${n8n.getNode().name}" refused a request: ${reason}`,
	);
	n8n.getResponseObject().status(status).type('text/plain').send(`${reason}.`);
	return { noWebhookResponse: true };
}

/** Tests in the editor have a memory of their own. */
function memoryOf(n8n: IWebhookFunctions): EventMemory {
	const trigger = `${n8n.getWorkflow().id}/${n8n.getNode().id}/${n8n.getMode()}`;
	const memory = memories.get(trigger) ?? new EventMemory();
	memories.set(trigger, memory);
	return memory;
}
