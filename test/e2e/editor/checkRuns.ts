import type { Simulator } from '../../../simulator';
import type { Editor } from '../../../tools/n8n/editor/editor';
import { isEqual, type Row } from '../part';

/** Dials in the open node and reads its items; then provokes errors and reads what a user would. */
export async function* checkDial({ panel }: Editor, pbx: Simulator): AsyncGenerator<Row> {
	const { form } = panel;
	await form.choose('resource', 'Call');
	await form.choose('operation', 'Dial');
	await form.fill('source', '204');
	await form.fill('destination', '0500000123');
	yield isEqual('a dial shows its item', await panel.execute(), '1 item');
	const columns = await panel.outputColumns();
	const first = ['source', 'destination', 'confirmed', 'originateId'];
	yield isEqual('with its originate ID', columns.slice(0, 4), first);
	const { originateId } = pbx.state.calls.at(-1) ?? {};
	const text = await panel.outputText();
	yield {
		what: 'which is that of the call in the PBX',
		passed: originateId !== undefined && text.includes(originateId),
		seen: String(originateId),
	};

	await form.fill('source', '');
	const notice = await panel.executeInVain();
	yield {
		what: 'a missing parameter is named before anything runs',
		passed: notice.includes('Parameter "Source" is required'),
		seen: notice.replaceAll('\n', ' '),
	};
	await form.fill('source', '--');
	yield await errorRow(panel, 'a number without digits', /Source holds no digits/, /Correct this/);
}

/** What the PBX refuses, in the words that n8n shows. */
export async function* checkRefusals(editor: Editor, pbx: Simulator): AsyncGenerator<Row> {
	const { panel } = editor;
	const { form } = panel;
	await form.choose('resource', 'Call');
	await form.choose('operation', 'Dial');
	await form.fill('source', '204');
	await form.fill('destination', '0500000123');
	pbx.fail('webPage', { times: 1 });
	yield await errorRow(panel, 'a web page in place of the PBX', /web page/i, /Check API URL/);
	yield* checkRefusedDials(editor, pbx);
	await form.choose('operation', 'Transfer');
	await form.fillPicker('channel', 'PJSIP/204-DEMOCO-00000000');
	await form.fill('destination', '205');
	yield await errorRow(panel, 'a refused transfer', /The PBX answered: /, /Check /);
}

/** Dials that the PBX refuses: for reasons of its own, and because the key may only read. */
async function* checkRefusedDials(editor: Editor, pbx: Simulator): AsyncGenerator<Row> {
	const { panel } = editor;
	const before = callsEver(pbx);
	pbx.switches.dialOutcome = 'refused';
	for (const style of ['message', 'line'] as const) {
		pbx.switches.dialRefusal = style;
		const what = `a refused dial (${style})`;
		yield await errorRow(panel, what, /The PBX answered: Originate failed/, /Check Source, Dest/);
	}
	pbx.resetSwitches();
	await saveKey(editor, pbx.readOnlyKey);
	const readOnly = /needs a read\/write key/;
	yield await errorRow(panel, 'a key that may only read', /refused the API key/, readOnly);
	await saveKey(editor, pbx.key);
	yield isEqual('and nobody was called', callsEver(pbx), before);
}

/** How many calls the PBX has had, those that go on included. */
function callsEver({ state }: Simulator): number {
	return state.calls.length + state.simpleCdrs.length;
}

/** Gives the credential of the open node another key, which n8n saves. */
async function saveKey({ panel, credentialDialog }: Editor, key: string): Promise<void> {
	await panel.editCredential();
	await credentialDialog.form.fill('apiKey', key);
	await credentialDialog.saveChange();
}

/** Tests the trigger on the canvas: calls that have ended come as items. */
export async function* checkTriggerTest(editor: Editor, pbx: Simulator): AsyncGenerator<Row> {
	const { canvas, panel } = editor;
	const fromName = 'דנה לדוגמה';
	const { uniqueId } = pbx.addEndedCall({ fromName });
	await canvas.newWorkflow();
	await canvas.addNode('GIS PBX', 'Triggers', 'On call ended');
	const count = await panel.execute();
	yield {
		what: "the trigger's test shows ended calls",
		passed: /^[1-9]\d* items?$/.test(count),
		seen: count,
	};
	const text = await panel.outputText();
	const found = [uniqueId, fromName].filter((part) => text.includes(part));
	yield isEqual('with call ID and Hebrew name', found, [uniqueId, fromName]);
	await panel.close();
}

/** Runs the open node, which must fail with these words: what happened, and what to do. */
async function errorRow(
	panel: Editor['panel'],
	what: string,
	message: RegExp,
	advice: RegExp,
): Promise<Row> {
	await panel.execute();
	const error = await panel.error();
	return {
		what: `${what}: the error says what happened and what to do`,
		passed: message.test(error.message) && advice.test(error.description),
		seen: `${error.message} | ${error.description}`,
	};
}
