import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { callEventFrom } from '../pbx/calls/callEvent';
import { withoutSecrets } from '../pbx/secretFields';
import type { Row } from '../pbx/rows';
import { openEventSession, SECRET_FIELD } from '../transport/eventGuard';
import { ProcessMemory } from '../transport/processMemory';
import { EventMemory } from './eventMemory';
import { isWanted, readCallEventForm } from './form';
import { RefusalLog } from './refusalLog';
import { fieldIn, givenFields, requestFields } from './requestFields';

/** Of all triggers together. */
const memory = new EventMemory();
/** By trigger. */
const refusals = new ProcessMemory<RefusalLog>();

/** What the customer's side answers to GIS; nothing tells what they make of it. */
export const THANKS = 'OK';

const WRONG_SECRET = `The field "${SECRET_FIELD}" is not the Event Secret of the credential`;
const NO_SECRET = `There is no field "${SECRET_FIELD}", neither in the address nor in a body that is a form or JSON`;

/** Takes one request of the PBX's web hook and passes its event on at once. */
export async function receive(n8n: IWebhookFunctions): Promise<IWebhookResponseData> {
	const session = await openEventSession(n8n);
	const { clock, countryCode, guard, tenant } = session;
	const { rawBody } = n8n.getRequestObject();
	const given = givenFields(n8n.getQueryData(), n8n.getBodyData(), rawBody);
	const secret = fieldIn(given, SECRET_FIELD);
	if (!guard.admits(secret)) {
		// Only the log tells the two apart: a stranger learns the same from both.
		return refuse(n8n, 403, WRONG_SECRET, secret === undefined ? NO_SECRET : WRONG_SECRET);
	}
	const all = requestFields(given);
	if (!all) return refuse(n8n, 400, 'This is no event of a call: it holds too much');
	const fields = guard.clean(all);
	const event = callEventFrom(fields, tenant, countryCode);
	if (event.event === null) {
		return refuse(n8n, 400, 'This is no event of a call: the field "action" is missing');
	}
	const call = event.callId ?? event.linkedId;
	const key = call === null ? null : JSON.stringify([triggerOf(n8n), call]);
	const marks = memory.mark(key, event, performance.now());
	const parameters = readCallEventForm(n8n, session);
	if (!isWanted(event, parameters, session)) return { webhookResponse: THANKS };
	const told = parameters.simplify
		? { ...event, at: clock.isoOf(Date.now()) }
		: rawFields(fields, event.recordingUrl);
	return { workflowData: [[{ json: { ...told, ...marks } as IDataObject }]] };
}

/** The fields as they came, but for what lets one in. */
function rawFields(fields: Row, recordUrl: string | null): Row {
	const raw = withoutSecrets(fields);
	return 'record_url' in raw ? { ...raw, record_url: recordUrl } : raw;
}

/** Says why no event was taken, to the PBX and in n8n's log; no execution starts. */
function refuse(
	n8n: IWebhookFunctions,
	status: number,
	answer: string,
	reason = answer,
): IWebhookResponseData {
	const trigger = triggerOf(n8n);
	const log = refusals.recall(trigger) ?? new RefusalLog();
	refusals.keep(trigger, log);
	log.note(performance.now(), (others) => {
		n8n.logger.warn(
			`GIS PBX Call Event Trigger "${n8n.getNode().name}" refused a request: ${reason}${others}`,
		);
	});
	n8n.getResponseObject().status(status).type('text/plain').send(`${answer}.`);
	return { noWebhookResponse: true };
}

/** Two workflows that get the same event have each their own first one, and so have tests in the editor. */
function triggerOf(n8n: IWebhookFunctions): string {
	return `${n8n.getWorkflow().id}/${n8n.getNode().id}/${n8n.getMode()}`;
}
