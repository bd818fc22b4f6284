/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs outside n8n */
/** `npm run screenshots [-- <folder>]`: the pictures of `docs/images`, light and some of them dark. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SCENARIOS } from '../../simulator/scenarios';
import { CleanUp } from '../../tools/n8n/cleanUp';
import { Editor } from '../../tools/n8n/editor/editor';
import { PROJECT_FOLDER } from '../../tools/n8n/package';
import { prepare } from '../../tools/n8n/prepare';
import { startWithPbx, type N8nWithPbx } from '../../tools/n8n/withPbx';
import { exampleNames, readExample, withCredential } from '../../tools/n8n/workflows';
import { PICTURES, picturedNodes } from './pictures';

type Scheme = 'light' | 'dark';

/** The examples that are pictured dark as well. */
const DARK_EXAMPLES = ['click-to-call'];
const WINDOW = { width: 1280, height: 800 };

const cleanUp = new CleanUp();

async function main(folder: string): Promise<void> {
	cleanUp.runOnSignal();
	await mkdir(join(folder, 'examples'), { recursive: true });
	const prepared = await prepare(cleanUp, console.log);
	console.log('starting n8n');
	const n8n = await startWithPbx({ ...prepared, cleanUp });
	SCENARIOS.day(n8n.pbx);
	for (const scheme of ['light', 'dark'] as const) await takeAll(n8n, folder, scheme);
	console.log(`saved in ${folder}`);
}

async function takeAll({ url, client, credential }: N8nWithPbx, folder: string, scheme: Scheme) {
	const editor = await Editor.open(url, { ...WINDOW, colorScheme: scheme });
	cleanUp.add(async () => await editor.close());
	const { canvas, panel } = editor;
	const isDark = scheme === 'dark';
	const path = (name: string) => join(folder, `${name}${isDark ? '-dark' : ''}.png`);

	if (!isDark) {
		await canvas.newWorkflow();
		await canvas.openActions('GIS PBX', 'Actions');
		await editor.screenshot(path('actions'));
	}
	const workflow = withCredential(picturedNodes, credential);
	await canvas.openWorkflow(await client.createWorkflow(workflow));
	for (const { file, node, prepare: prepareNode } of PICTURES.filter(
		({ alsoDark }) => alsoDark || !isDark,
	)) {
		await canvas.openNode(node);
		await prepareNode(editor);
		await editor.screenshot(path(file));
		await panel.form.closeList();
		if (await panel.isOpen()) await panel.close();
	}
	const examples = isDark ? DARK_EXAMPLES : await exampleNames();
	for (const name of examples) {
		const example = withCredential(await readExample(name), credential);
		await canvas.openWorkflow(await client.createWorkflow(example));
		await canvas.zoomToFit();
		await editor.screenshot(path(join('examples', name)), 'canvas-wrapper');
	}
	await editor.close();
}

main(process.argv[2] ?? join(PROJECT_FOLDER, 'docs', 'images'))
	.catch((error: Error) => {
		if (!cleanUp.begun) console.error(error.message);
		process.exitCode = 1;
	})
	.finally(async () => await cleanUp.run());
