/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs outside n8n */
/** `tsx demo/screenshots.ts <folder>`: pictures of the executed workflow and of the node's forms. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Editor } from '../tools/n8n/browser';
import { CleanUp } from '../tools/n8n/cleanUp';
import type { WorkflowJson } from '../tools/n8n/rest';
import { NODE_TYPE, startDemo, withCredential } from './start';

const cleanUp = new CleanUp();

async function main(folder: string): Promise<void> {
	cleanUp.runOnSignal();
	await mkdir(folder, { recursive: true });
	const { n8n, client, credential, workflowId } = await startDemo(cleanUp, console.log);
	const editor = await Editor.open(n8n.url);
	cleanUp.add(async () => await editor.close());

	await editor.openWorkflow(workflowId);
	await editor.execute();
	await editor.screenshot(join(folder, 'executed.png'));
	await editor.openNode('Dial');
	await editor.screenshot(join(folder, 'dial.png'));
	await editor.closeNode();

	await editor.openWorkflow(await client.createWorkflow(withCredential(callRecords, credential)));
	await editor.openNode('Call Records');
	await editor.screenshot(join(folder, 'cdr-getMany.png'));
	console.log(`saved in ${folder}`);
}

/** One node that lists call records. */
const callRecords: WorkflowJson = {
	name: 'Call records',
	nodes: [
		{
			id: '1',
			name: 'Call Records',
			type: NODE_TYPE,
			typeVersion: 1,
			position: [0, 0],
			parameters: { resource: 'cdr', operation: 'getMany' },
		},
	],
	connections: {},
};

main(process.argv[2] ?? 'screenshots')
	.catch((error: Error) => {
		console.error(error.message);
		process.exitCode = 1;
	})
	.finally(async () => await cleanUp.run());
