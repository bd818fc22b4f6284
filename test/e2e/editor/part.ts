import type { INodeTypeDescription } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../../simulator';
import { Editor } from '../../../tools/n8n/editor/editor';
import { pictureOfFailure } from '../../../tools/n8n/editor/pictureOfFailure';
import { startInstance } from '../../../tools/n8n/instance';
import { NODE_TYPE } from '../../../tools/n8n/workflows';
import { isEqual, type Part, type Row } from '../part';
import { needChromium } from '../requirements';
import { errorsWithoutPack } from './bareN8n';
import { checkCredentialDialog } from './checkCredentialDialog';
import { checkEventTest } from './checkEventTest';
import { checkForms } from './checkForms';
import { checkChannelPickers, checkPickers } from './checkPickers';
import { checkDial, checkRefusals, checkTriggerTest } from './checkRuns';
import { checkSearch } from './checkSearch';

/** n8n's editor in Chromium, used as a person would: credential, forms, pickers, runs, errors. */
export const editor: Part = {
	name: 'editor',
	async *run(context) {
		needChromium();
		const { cleanUp, report } = context;
		const known = await errorsWithoutPack(context);
		report(`n8n alone writes to the console: ${known.join(', ') || 'nothing'}`);

		const pbx = await startSimulator();
		cleanUp.add(async () => await pbx.stop());
		const { client, url } = await startInstance(context);
		const description = (await client.nodeTypes()).find(({ name }) => name === NODE_TYPE)!;
		const browser = await Editor.open(url);
		cleanUp.add(async () => await browser.close());

		yield* pictureOfFailure(browser, useNodes(browser, pbx, description), report);

		const { messages, lookUps } = browser.consoleErrors;
		report(`look-ups of other machines, which fail here: ${lookUps.join(', ') || 'none'}`);
		const fresh = messages.filter((message) => !known.includes(message));
		yield isEqual('the console shows no error that n8n alone does not', fresh, []);
		yield isEqual('the simulated PBX made no errors of its own', pbx.problems.length, 0);
	},
};

async function* useNodes(
	browser: Editor,
	pbx: Simulator,
	description: INodeTypeDescription,
): AsyncGenerator<Row> {
	await browser.canvas.newWorkflow();
	await browser.canvas.addNode('GIS PBX', 'Actions', 'Dial a call');
	yield* checkCredentialDialog(browser, pbx);
	yield* checkForms(browser, description);
	yield* checkPickers(browser);
	yield* checkChannelPickers(browser, pbx);
	yield* checkDial(browser, pbx);
	yield* checkRefusals(browser, pbx);
	await browser.panel.close();
	yield* checkTriggerTest(browser, pbx);
	yield* checkEventTest(browser, pbx);
	yield* checkSearch(browser);
}
