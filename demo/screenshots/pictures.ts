import type { Simulator } from '../../simulator';
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
	/** What of the window is shown, by test IDs. */
	shown: string[];
	/** Height of the window; default: that of the others. */
	height?: number;
	/** What is done in the open node before the picture is taken. */
	prepare(editor: Editor, pbx: Simulator): Promise<unknown>;
}

/** A form with filters and options fits in here. */
const TALL = 1160;

const FORM = ['node-parameters'];
const FORM_AND_OUTPUT = [...FORM, 'output-panel'];

/** The calls of `addCalls` alone, without those that the pictures dial. */
const inboundAnswered = { direction: 'inbound', disposition: ['answered'] };

const dialFromContact = {
	resource: 'call',
	operation: 'dial',
	source: '={{ $json.extension }}',
	destination: '={{ $json.phone }}',
};

/** The trigger with what its test finds. */
const triggerOn = (
	event: string,
	more: Omit<Picture, 'file' | 'node' | 'shown' | 'prepare'>,
): Picture => ({
	file: `trigger-${event}`,
	node: 'PBX',
	type: TRIGGER_TYPE,
	shown: FORM_AND_OUTPUT,
	height: 860,
	...more,
	parameters: { event, ...more.parameters },
	prepare: async ({ panel }) => {
		await panel.execute();
		await panel.showOutputAs('JSON');
	},
});

export const PICTURES: Picture[] = [
	{
		file: 'dial',
		node: 'Dial',
		parameters: { ...dialFromContact, options: { recording: 'yes', ringSeconds: 30 } },
		shown: ['ndv'],
		height: 740,
		prepare: async ({ panel }) => {
			await panel.execute();
			await panel.showOutputAs('JSON');
		},
	},
	{
		file: 'error',
		node: 'Dial',
		parameters: dialFromContact,
		shown: FORM_AND_OUTPUT,
		height: 640,
		prepare: async ({ panel }, pbx) => {
			pbx.switches.dialOutcome = 'refused';
			await panel.execute();
			pbx.switches.dialOutcome = 'queued';
		},
	},
	{
		file: 'call-records',
		node: 'Call Records',
		parameters: {
			resource: 'cdr',
			operation: 'getMany',
			filters: inboundAnswered,
			options: { addCallDetails: true },
		},
		shown: FORM_AND_OUTPUT,
		height: TALL,
		prepare: async ({ panel }) => {
			await panel.execute();
			await panel.showOutputAs('JSON');
		},
	},
	{
		file: 'picker',
		node: 'Queue Member',
		parameters: {
			resource: 'queue',
			operation: 'addMember',
			queue: chosen('27', 'תמיכה'),
			extension: chosen('205', '205 · Support'),
		},
		shown: FORM,
		height: 720,
		prepare: async ({ panel }) => await panel.form.openPicker('extension'),
	},
	{
		file: 'credential',
		node: 'Dial',
		parameters: dialFromContact,
		shown: ['editCredential-modal'],
		height: 960,
		prepare: async ({ panel, credentialDialog }) => {
			await panel.editCredential();
			await credentialDialog.success();
		},
	},
	{
		file: 'agent-limits',
		node: 'Dial',
		parameters: dialFromContact,
		shown: ['editCredential-modal'],
		height: 1_100,
		prepare: async ({ panel, credentialDialog }) => {
			await panel.editCredential();
			await credentialDialog.success();
			const { form } = credentialDialog;
			await form.choose('agentsMay', 'Reach People');
			await form.fill('agentNumbers', '0500000001, 0500000002, 0500000003');
			await form.fill('agentHours', 'Sun-Thu 09:00-19:00, Fri 09:00-13:00');
			await form.fill('agentCallsPerHour', '10');
			await form.toggle('maskNumbers');
		},
	},
	{
		file: 'trigger',
		node: 'Call Ended',
		type: TRIGGER_TYPE,
		parameters: { filters: inboundAnswered, options: { addCallDetails: true } },
		shown: FORM_AND_OUTPUT,
		height: TALL,
		prepare: async ({ panel }) => {
			await panel.execute();
			await panel.showOutputAs('JSON');
		},
	},
	triggerOn('agentStatusChanged', { parameters: {} }),
	triggerOn('queueWaiting', { parameters: { filters: { minimumWaiting: 2 } } }),
	triggerOn('recordingReady', { parameters: { options: { giveUpMinutes: 60 } } }),
	triggerOn('voicemailReceived', { parameters: {} }),
];

/** What the pictures of calls show. */
export function addCalls(pbx: Simulator): void {
	const ago = (minutes: number) => new Date(pbx.clock.now().getTime() - minutes * 60_000);
	pbx.addEndedCall({ start: ago(25), talkSeconds: 48, from: '0500000002', fromName: 'יואב' });
	pbx.addEndedCall({ start: ago(4), talkSeconds: 95, fromName: 'דנה לדוגמה', recording: true });
}

const START = 'Start';
const CONTACT = 'Contact';
const contact = { name: 'דנה לדוגמה', phone: '050-000-0123', extension: '204' };

/** A workflow with the node of a picture, which gets a contact of a CRM. */
export function workflowOf({ node: name, type = NODE_TYPE, parameters }: Picture): WorkflowJson {
	const isTrigger = type === TRIGGER_TYPE;
	const contactParameters = { mode: 'raw', jsonOutput: JSON.stringify(contact) };
	return {
		name: 'Pictures',
		nodes: [
			...(isTrigger
				? []
				: [
						node(START, 'n8n-nodes-base.manualTrigger', 1, {}, [-448, 0]),
						node(CONTACT, 'n8n-nodes-base.set', 3.4, contactParameters, [-224, 0]),
					]),
			node(name, type, 1, parameters, [0, 0]),
		],
		connections: isTrigger ? {} : { [START]: linkTo(CONTACT), [CONTACT]: linkTo(name) },
	};
}

function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: Picture['parameters'],
	position: [number, number],
): WorkflowJson['nodes'][number] {
	return { id: name, name, type, typeVersion, position, parameters };
}

function linkTo(name: string): WorkflowJson['connections'][string] {
	return { main: [[{ node: name, type: 'main', index: 0 }]] };
}

/** A picker's value as the form saves it. */
function chosen(value: string, cachedResultName: string) {
	return { __rl: true, mode: 'list', value, cachedResultName };
}
