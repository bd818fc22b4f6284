import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';

import { triggerProperties } from './trigger/events';
import { follow, testFollowed } from './trigger/follow';
import { OverlapGuard } from './trigger/overlap';
import { tellOverlap } from './trigger/tellOverlap';
import { afterFailedStart, resumedAfter } from './trigger/startUp';
import { triggerKey } from './trigger/whichTrigger';

const overlapGuard = new OverlapGuard();

export class GisPbxTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GIS PBX Trigger',
		name: 'gisPbxTrigger',
		icon: { light: 'file:../../icons/gisPbx.svg', dark: 'file:../../icons/gisPbx.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ $parameter["event"] === "voicemailReceived" ? "Voicemail received" : $parameter["event"] === "recordingReady" ? "Recording ready" : $parameter["event"] === "agentStatusChanged" ? "Agent status changed" : $parameter["event"] === "queueWaiting" ? "Queue waiting" : $parameter["detail"] === "legs" ? "Call ended: legs" : "Call ended" }}',
		// n8n's list shows it for the node as well, whose own description it replaces (n8n.md#lists-and-pickers)
		description:
			'Dial, follow and report calls, manage queues and contacts of a GIS / PhonCall (MiRTA) PBX; or start a workflow when calls have ended, recordings are there or voicemail was left',
		eventTriggerDescription: 'Waiting for what has happened in the PBX',
		activationMessage:
			'What happens from now on starts this workflow, and so does what happened while it was not published, unless After a Pause says From Now.',
		defaults: { name: 'GIS PBX Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'gisPbxApi', required: true }],
		hints: [
			{
				type: 'info',
				message:
					'What happens between two polls comes together: several items in one execution. Make sure that your workflow handles more than one.',
				whenToDisplay: 'beforeExecution',
				location: 'outputPane',
			},
		],
		builderHint: {
			searchHint:
				'Polls for ended calls, for recordings that are there with event recordingReady, or voicemail messages with event voicemailReceived; samples agents with agentStatusChanged and queues with queueWaiting; what happened between two polls is several items of one execution. Missed calls: filters.disposition with missed and filters.direction inbound. No call comes twice, so no table of handled calls is needed.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-gispbx.gisPbxCallEventTrigger',
					relationHint: 'Use it where the workflow has to start while the phone still rings',
				},
			],
		},
		properties: triggerProperties,
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		if (this.getMode() === 'manual') return [await testFollowed(this)];
		const resumed = resumedAfter(this);
		const items = await overlapGuard.run(
			triggerKey(this),
			this.getWorkflowStaticData('node').feed,
			async () => {
				const followed = follow(this, resumed === 'pause');
				return resumed === 'start' ? await followed.catch(afterFailedStart(this)) : await followed;
			},
			tellOverlap(this),
		);
		return items && [items];
	}
}
