import type { Simulator } from '../../../simulator';
import type { Editor } from '../../../tools/n8n/editor/editor';
import type { Row } from '../part';

/** Makes the credential in the open node's form: with a wrong key first, then with the right one. */
export async function* checkCredentialDialog(
	{ panel, credentialDialog }: Editor,
	pbx: Simulator,
): AsyncGenerator<Row> {
	const { form } = credentialDialog;
	await panel.newCredential();
	await form.fill('apiUrl', pbx.url);
	await form.fill('apiKey', 'wrong');
	await form.fill('tenant', pbx.tenant);
	await form.toggle('allowInsecureHttp');
	const failure = await credentialDialog.saveAndSeeFailure();
	yield {
		what: 'the credential test says that the key is wrong',
		passed: failure.includes('API Key or Tenant is wrong'),
		seen: /The PBX[^\n]*/.exec(failure)?.[0] ?? failure,
	};
	await form.fill('apiKey', pbx.key);
	await credentialDialog.save();
	await panel.editCredential();
	const success = await credentialDialog.success();
	yield {
		what: 'the credential test passes with the right key',
		passed: success === 'Connection tested successfully',
		seen: success,
	};
	await credentialDialog.close();
}
