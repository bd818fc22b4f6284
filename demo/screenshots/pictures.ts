import type { Editor } from '../../tools/n8n/editor/editor';
import type { WorkflowJson } from '../../tools/n8n/rest';
import { NODE_TYPE, TRIGGER_TYPE } from '../../tools/n8n/workflows';

/** One picture of an open node. */
export interface Picture {
	/** Name of the file, without `.png`. */
	file: string;
	node: string;
	type?: string;
	parameters: WorkflowJson['nodes'][number]['parameters'];
	/** Taken in n8n's dark look as well. */
	alsoDark?: boolean;
	/** What is done in the open node before the picture is taken. */
	prepare(editor: Editor): Promise<unknown>;
}

export const PICTURES: Picture[] = [
	{
		file: 'dial',
		node: 'Dial',
		parameters: {
			resource: 'call',
			operation: 'dial',
			source: '204',
			destination: '0500000123',
			options: { recording: 'yes', ringSeconds: 30 },
		},
		prepare: async ({ panel }) => await panel.execute(),
	},
	{
		file: 'call-records',
		node: 'Call Records',
		parameters: { resource: 'cdr', operation: 'getMany' },
		alsoDark: true,
		prepare: async ({ panel }) => {
			await panel.execute();
			await panel.widenOutput();
		},
	},
	{
		file: 'picker',
		node: 'Queue Member',
		parameters: { resource: 'queue', operation: 'addMember' },
		alsoDark: true,
		prepare: async ({ panel }) => await panel.form.openPicker('extension'),
	},
	{
		file: 'error',
		node: 'Transfer',
		parameters: {
			resource: 'call',
			operation: 'transfer',
			channel: 'PJSIP/204-DEMOCO-00001a2b',
			destination: '205',
		},
		prepare: async ({ panel }) => await panel.execute(),
	},
	{
		file: 'trigger',
		node: 'Call Ended',
		type: TRIGGER_TYPE,
		parameters: { filters: { disposition: ['answered'] } },
		prepare: async ({ panel }) => await panel.execute(),
	},
];

const START = 'Start';
const NODE_DISTANCE = 240;

/** One workflow with a node for each picture. */
export const picturedNodes: WorkflowJson = {
	name: 'Pictures',
	nodes: [
		node(START, 'n8n-nodes-base.manualTrigger', {}, [-320, 0]),
		...PICTURES.map(({ node: name, type = NODE_TYPE, parameters }, place) =>
			node(name, type, parameters, [0, place * NODE_DISTANCE]),
		),
	],
	connections: {
		[START]: {
			main: [
				PICTURES.filter(({ type }) => type !== TRIGGER_TYPE).map(({ node: name }) => ({
					node: name,
					type: 'main',
					index: 0,
				})),
			],
		},
	},
};

function node(
	name: string,
	type: string,
	parameters: Picture['parameters'],
	position: [number, number],
): WorkflowJson['nodes'][number] {
	return { id: name, name, type, typeVersion: 1, position, parameters };
}
