import {
	NodeConnectionTypes,
	NodeOperationError,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { callEventForm } from './callEvents/form';
import { receive, THANKS } from './callEvents/receive';
import { formProperties } from './fields/form';
import { openEventSession } from './transport/eventGuard';
import { isStartedByN8n } from './trigger/startUp';

const EVERY_EVENT =
	"every event that comes to the Production URL starts it. These executions show up in the <a data-key='executions'>executions list</a>, but not in the editor.";

export class GisPbxCallEventTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GIS PBX Call Event Trigger',
		name: 'gisPbxCallEventTrigger',
		icon: { light: 'file:../../icons/gisPbx.svg', dark: 'file:../../icons/gisPbx.dark.svg' },
		group: ['trigger'],
		version: 1,
		// n8n cuts what is longer than two of their names.
		subtitle:
			'={{ [$parameter["events"]].flat().length > 2 ? [$parameter["events"]].flat().length + " events" : [$parameter["events"]].flat().join(", ") || "all events" }}',
		description: 'Starts the workflow the moment a call rings, is answered, missed or over',
		eventTriggerDescription: 'Waiting for a call event at the Test URL',
		activationMessage: 'Events that GIS sends to the Production URL now start this workflow.',
		defaults: { name: 'GIS PBX Call Event Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'gisPbxApi', required: true }],
		webhooks: [
			{
				name: 'default',
				// Nothing tells which of them GIS uses; n8n takes a list.
				httpMethod: 'GET,POST',
				path: 'call-events',
				responseMode: 'onReceived',
				responseData: THANKS,
				ndvHideMethod: true,
			},
		],
		triggerPanel: {
			header: 'Wait for an event of a call',
			executionsHelp: {
				inactive: `<b>While you build the workflow</b>, click the 'Execute step' button and let an event come to the Test URL. It shows up in this editor.<br /><br /><b>Once you are happy with it</b>, publish the workflow. Then ${EVERY_EVENT}`,
				active: `<b>While you build the workflow</b>, click the 'Execute step' button and let an event come to the Test URL. It shows up in this editor.<br /><br /><b>The workflow is published</b>, so ${EVERY_EVENT}`,
			},
			activationHint:
				'Once you are done, publish the workflow: events come to the Production URL then, which GIS support sets up for you.',
		},
		builderHint: {
			searchHint:
				'Web hook of the PBX: one execution for each event of a call. GIS support has to set up its Production URL and the Event Secret of the credential. An event may come twice or out of order: look at repeated and outOfOrder.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-gispbx.gisPbxTrigger',
					relationHint: 'Needs no set-up at the provider, and tells calls when they have ended',
				},
			],
		},
		properties: [
			{
				displayName:
					'Give GIS support the Production URL, which stands under Webhook URLs, and the Event Secret of the credential, which they send as "key"',
				name: 'notice',
				type: 'notice',
				default: '',
			},
			...formProperties(callEventForm),
		],
	};

	/** GIS support sets up the web hook: there is nothing to register, to look for or to remove. */
	webhookMethods = {
		default: {
			checkExists: async function (this: IHookFunctions): Promise<boolean> {
				return false;
			},
			create: async function (this: IHookFunctions): Promise<boolean> {
				const { guard } = await openEventSession(this);
				const { weakness } = guard;
				if (weakness === undefined) return true;
				const message = `Event Secret of the credential ${weakness}`;
				// What was active before this rule is not lost by a restart of n8n.
				if (guard.hasSecret && isStartedByN8n(this)) {
					this.logger.warn(`GIS PBX Call Event Trigger "${this.getNode().name}": ${message}`);
					return true;
				}
				// n8n shows the message alone where an activation fails.
				throw new NodeOperationError(this.getNode(), message, {
					description: 'Without a good one, anybody could send events',
				});
			},
			delete: async function (this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
