import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';

import { formProperties } from './fields/form';
import { follow } from './trigger/follow';
import { OverlapGuard } from './trigger/overlap';
import { tellOverlap } from './trigger/tellOverlap';
import { triggerForm } from './trigger/form';
import { afterFailedStart, resumedAfter } from './trigger/startUp';
import { testItems } from './trigger/testItems';
import { triggerKey } from './trigger/whichTrigger';

const overlapGuard = new OverlapGuard();

export class GisPbxTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GIS PBX Trigger',
		name: 'gisPbxTrigger',
		icon: { light: 'file:../../icons/gisPbx.svg', dark: 'file:../../icons/gisPbx.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["detail"] === "legs" ? "Call ended: legs" : "Call ended" }}',
		description:
			'Starts the workflow with the calls that have ended in a GIS / PhonCall PBX, an item for each',
		eventTriggerDescription: 'Waiting for calls that have ended',
		activationMessage:
			'Calls that end from now on start this workflow, and so do those that ended while it was not published, unless After a Pause says From Now.',
		defaults: { name: 'GIS PBX Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'gisPbxApi', required: true }],
		hints: [
			{
				type: 'info',
				message:
					'Calls that end between two polls come together: several items in one execution. Make sure that your workflow handles more than one.',
				whenToDisplay: 'beforeExecution',
				location: 'outputPane',
			},
		],
		builderHint: {
			searchHint:
				'Polls for ended calls; those that ended between two polls are several items of one execution. Missed calls: filters.disposition with missed and filters.direction inbound. No call comes twice, so no table of handled calls is needed.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-gispbx.gisPbxCallEventTrigger',
					relationHint: 'Use it where the workflow has to start while the phone still rings',
				},
			],
		},
		properties: formProperties(triggerForm),
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		if (this.getMode() === 'manual') return [await testItems(this)];
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
