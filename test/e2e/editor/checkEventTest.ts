import type { Simulator } from '../../../simulator';
import type { Editor } from '../../../tools/n8n/editor/editor';
import { isEqual, type Row } from '../part';

/** Gives the credential an Event Secret and tests the call event trigger on the canvas. */
export async function* checkEventTest(
	{ canvas, panel, credentialDialog }: Editor,
	pbx: Simulator,
): AsyncGenerator<Row> {
	await canvas.newWorkflow();
	await canvas.addNode('GIS PBX Call Event', 'Triggers', 'On call ringing');
	await panel.editCredential();
	await credentialDialog.form.fill('eventSecret', pbx.eventSecret);
	await credentialDialog.saveChange();

	const url = await panel.testUrl();
	await panel.listen();
	const { uniqueId } = pbx.addEndedCall();
	const [status] = await pbx.sendCallEvents(uniqueId, { url });
	yield isEqual('while it listens, an event is taken at its Test URL', status, 200);
	const count = await panel.ended();
	const text = await panel.outputText();
	const found = ['ringing', uniqueId].filter((part) => text.includes(part));
	yield isEqual('... and shown', [count, ...found], ['1 item', 'ringing', uniqueId]);
	await panel.close();
}
