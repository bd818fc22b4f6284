/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs outside n8n */
/** `tsx demo/screenshots.ts <folder>`: pictures of the executed workflow and of the node's forms. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Editor } from '../tools/n8n/browser';
import { CleanUp } from '../tools/n8n/cleanUp';
import type { WorkflowJson } from '../tools/n8n/rest';
import { NODE_TYPE, TRIGGER_TYPE, withCredential } from '../tools/n8n/workflows';
import { startDemo } from './start';

const cleanUp = new CleanUp();

async function main(folder: string): Promise<void> {
	cleanUp.runOnSignal();
	await mkdir(folder, { recursive: true });
	const { url, client, credential, workflowId } = await startDemo(cleanUp, console.log);
	const editor = await Editor.open(url);
	cleanUp.add(async () => await editor.close());

	await editor.openWorkflow(workflowId);
	await editor.execute();
	await editor.screenshot(join(folder, 'executed.png'));
	await editor.openNode('Dial');
	await editor.screenshot(join(folder, 'dial.png'));
	await editor.closeNode();

	await editor.openWorkflow(await client.createWorkflow(withCredential(forms, credential)));
	for (const { name, picker, test } of FORMS) {
		await editor.openNode(name);
		if (test) await editor.testNode();
		if (picker) await editor.openPicker(picker);
		await editor.screenshot(join(folder, `${name.toLowerCase().replaceAll(' ', '-')}.png`));
		await editor.closeNode();
		if (picker) await editor.closeNode();
	}
	console.log(`saved in ${folder}`);
}

interface Form {
	name: string;
	parameters: WorkflowJson['nodes'][number]['parameters'];
	/** Parameter whose picker is opened. */
	picker?: string;
	type?: string;
	/** Whether the node's own test is run. */
	test?: boolean;
}

const FORMS: Form[] = [
	{ name: 'Call Records', parameters: { resource: 'cdr', operation: 'getMany' } },
	{
		name: 'Queue Add Member',
		parameters: { resource: 'queue', operation: 'addMember' },
		picker: 'queue',
	},
	{
		name: 'Send Fax',
		parameters: {
			resource: 'fax',
			operation: 'send',
			options: { quality: '204x196', schedule: '', statusEmail: '' },
		},
	},
	{
		name: 'Add Contact',
		parameters: {
			resource: 'phonebook',
			operation: 'addContact',
			contactFields: { field: [{ name: 'NAME', value: 'דנה לדוגמה' }] },
			options: { batchSize: 100 },
		},
	},
	{
		name: 'Call Ended',
		type: TRIGGER_TYPE,
		parameters: { filters: { direction: 'outbound' } },
		test: true,
	},
	{ name: 'Start Campaign', parameters: { resource: 'campaign', operation: 'start' } },
	{ name: 'Other Request', parameters: { resource: 'api', operation: 'request' } },
];

/** One node for each form. */
const forms: WorkflowJson = {
	name: 'Forms',
	nodes: FORMS.map(({ name, parameters, type = NODE_TYPE }, place) => ({
		id: String(place),
		name,
		type,
		typeVersion: 1,
		position: [(place % 3) * 320, Math.floor(place / 3) * 240],
		parameters,
	})),
	connections: {},
};

main(process.argv[2] ?? 'screenshots')
	.catch((error: Error) => {
		console.error(error.message);
		process.exitCode = 1;
	})
	.finally(async () => await cleanUp.run());
