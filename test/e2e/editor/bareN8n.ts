import { Editor } from '../../../tools/n8n/editor/editor';
import { pictureOfFailure } from '../../../tools/n8n/editor/pictureOfFailure';
import { temporaryFolder } from '../../../tools/n8n/prepare';
import { startN8n } from '../../../tools/n8n/process';
import { N8nClient } from '../../../tools/n8n/rest';
import type { PartContext } from '../part';

/** Where nothing listens. */
const UNREACHABLE = 'http://127.0.0.1:9';

/**
 * The errors that n8n's editor writes to the browser's console by itself: of an n8n without any
 * community package, in which nodes of n8n's own are used in the same ways: form, credential whose
 * test fails, picker, runs that end well and badly.
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

const DATA_TABLE = 'Calls';

/** Does with nodes of n8n's own what the pack's checks do, and says so. */
async function* useOwnNodes(editor: Editor): AsyncGenerator<string> {
	const { canvas, panel } = editor;
	await canvas.newWorkflow();
	await canvas.addNode('GitHub', 'Actions', 'Create an issue');
	await failCredentialTest(editor);
	await panel.form.choose('resource', 'File');
	await panel.form.choose('operation', 'List');
	await panel.executeInVain();
	await panel.close();
	yield 'form and credential opened without the pack';

	await canvas.newWorkflow();
	await canvas.addNode('Data table', 'Actions', 'Create a data table');
	await panel.form.fill('tableName', DATA_TABLE);
	const count = await panel.execute();
	await panel.form.choose('resource', 'Row');
	await panel.form.choose('operation', 'Get');
	const pickable = await panel.form.openPicker('dataTableId');
	await panel.form.searchPicker(DATA_TABLE, 1);
	await panel.form.pick(DATA_TABLE);
	await panel.close();
	yield `a run gave ${count}, and a picker without the pack held ${pickable.join(', ')}`;

	await canvas.newWorkflow();
	await canvas.addNode('Stop and Error');
	await panel.form.fill('errorMessage', 'made up');
	await panel.execute();
	const { message } = await panel.error();
	await panel.close();
	yield `an error shown without the pack: ${message}`;

	await canvas.newWorkflow();
	await canvas.addNode('Schedule Trigger');
	await panel.execute();
	await panel.close();
}

/** Saves a credential with which nothing is reached. */
async function failCredentialTest({ panel, credentialDialog }: Editor): Promise<void> {
	await panel.newCredential();
	await credentialDialog.form.fill('server', UNREACHABLE);
	await credentialDialog.form.fill('accessToken', 'made-up');
	await credentialDialog.saveAndSeeFailure();
	await credentialDialog.close();
}
