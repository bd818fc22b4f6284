/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs outside n8n */
/**
 * `npm run screenshots [-- <folder> [<part of a name>]]`: the pictures of `docs/images`, or those of that
 * name, each light and dark.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CleanUp } from '../../tools/n8n/cleanUp';
import { Editor } from '../../tools/n8n/editor/editor';
import { pictureOfFailure } from '../../tools/n8n/editor/pictureOfFailure';
import { PROJECT_FOLDER } from '../../tools/n8n/package';
import { prepare } from '../../tools/n8n/prepare';
import { startWithPbx, type N8nWithPbx } from '../../tools/n8n/withPbx';
import { withCredential } from '../../tools/n8n/workflows';
import { completedExamples } from './examples';
import { addCalls, PICTURES, workflowOf } from './pictures';

const WINDOW = { width: 1440, height: 860 };
/** n8n draws a workflow that fits in here in its full size. */
const EXAMPLE_WINDOW = { width: 1700, height: 1000 };
const ACTIONS_HEIGHT = 984;

const cleanUp = new CleanUp();

async function main(folder: string, wanted: string): Promise<void> {
	cleanUp.runOnSignal();
	await mkdir(join(folder, 'examples'), { recursive: true });
	const prepared = await prepare(cleanUp, console.log);
	console.log('starting n8n');
	const n8n = await startWithPbx({ ...prepared, cleanUp });
	addCalls(n8n.pbx);
	for (const scheme of ['light', 'dark'] as const) {
		const editor = await Editor.open(n8n.url, { ...WINDOW, colorScheme: scheme });
		cleanUp.add(async () => await editor.close());
		const ending = scheme === 'dark' ? '-dark.png' : '.png';
		const pathOf = (file: string) => join(folder, `${file}${ending}`);
		const pictures = takeAll(editor, n8n, { pathOf, isWanted: (file) => file.includes(wanted) });
		for await (const path of pictureOfFailure(editor, pictures, console.log)) console.log(path);
		await editor.close();
	}
}

interface Album {
	pathOf(file: string): string;
	isWanted(file: string): boolean;
}

/** Takes each picture that is wanted and returns its path. */
async function* takeAll(
	editor: Editor,
	n8n: N8nWithPbx,
	{ pathOf, isWanted }: Album,
): AsyncGenerator<string> {
	if (isWanted('actions')) yield await takeActions(editor, pathOf('actions'));
	for (const picture of PICTURES.filter(({ file }) => isWanted(file))) {
		const workflow = withCredential(workflowOf(picture), n8n.credential);
		await editor.resize(WINDOW.width, picture.height ?? WINDOW.height);
		await editor.canvas.openWorkflow(await n8n.client.createWorkflow(workflow));
		await editor.canvas.openNode(picture.node);
		await picture.prepare(editor, n8n.pbx);
		const path = pathOf(picture.file);
		await editor.screenshot(path, ...picture.shown);
		yield path;
	}
	await editor.resize(EXAMPLE_WINDOW.width, EXAMPLE_WINDOW.height);
	const examples = await completedExamples(n8n);
	for (const [name, workflow] of examples.filter(([each]) => isWanted(each))) {
		await editor.canvas.openWorkflow(await n8n.client.createWorkflow(workflow));
		const path = pathOf(join('examples', name));
		await editor.workflowPicture(path);
		yield path;
	}
}

/** The list of what the node can do. */
async function takeActions(editor: Editor, path: string): Promise<string> {
	await editor.resize(WINDOW.width, ACTIONS_HEIGHT);
	await editor.canvas.newWorkflow();
	await editor.canvas.openActions('GIS PBX', 'Actions');
	await editor.screenshot(path, 'node-creator');
	return path;
}

main(process.argv[2] ?? join(PROJECT_FOLDER, 'docs', 'images'), process.argv[3] ?? '')
	.catch((error: Error) => {
		if (!cleanUp.begun) console.error(error.message);
		process.exitCode = 1;
	})
	.finally(async () => await cleanUp.run());
