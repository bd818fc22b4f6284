import { Editor } from '../../../tools/n8n/editor/editor';
import { temporaryFolder } from '../../../tools/n8n/prepare';
import { startN8n } from '../../../tools/n8n/process';
import { N8nClient } from '../../../tools/n8n/rest';
import type { PartContext } from '../part';
import { pictureOfFailure } from '../../../tools/n8n/editor/pictureOfFailure';

/**
 * The errors that n8n's editor writes to the browser's console by itself: of an n8n without any
 * community package, in which the same kinds of pages are opened with a node of n8n's own.
 */
export async function errorsWithoutPack({
	install,
	cleanUp,
	report,
}: PartContext): Promise<string[]> {
	const userFolder = await temporaryFolder(cleanUp);
	const n8n = await startN8n({ install, userFolder });
	cleanUp.add(n8n.stop);
	await new N8nClient(n8n.url, install).setUpOwner();
	const editor = await Editor.open(n8n.url);
	cleanUp.add(async () => await editor.close());
	const steps = pictureOfFailure(editor, useOwnNodes(editor), report);
	for await (const step of steps) report(step);
	await editor.close();
	await n8n.stop();
	return editor.consoleErrors.messages;
}

/** Opens what the pack's checks open, and says so. */
async function* useOwnNodes({ canvas, panel, credentialDialog }: Editor): AsyncGenerator<string> {
	await canvas.newWorkflow();
	await canvas.addNode('GitHub', 'Actions', 'Create an issue');
	await panel.newCredential();
	await credentialDialog.close();
	await panel.form.choose('resource', 'File');
	await panel.form.choose('operation', 'List');
	await panel.executeInVain();
	await panel.close();
	yield 'form and credential opened without the pack';
	await canvas.addNode('Schedule Trigger');
	await panel.execute();
	await panel.close();
}
