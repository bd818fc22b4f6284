import { isEqual } from '../part';
import { waitUntil } from '../trigger/waitUntil';
import { fieldsOf } from '../stage';
import type { ExampleCheck } from './check';

const SECRET = { name: 'X-Crm-Secret', value: 'made-up-secret-of-the-crm' };

export const clickToCallFromCrm: ExampleCheck = {
	name: 'click-to-call-from-crm',
	async *run(stage) {
		const { n8n, pbx } = stage;
		const { id, name } = await n8n.client.createCredential('CRM', 'httpHeaderAuth', SECRET);
		await stage.import({
			'Button in the CRM': (node) => {
				node.credentials = { httpHeaderAuth: { id, name } };
			},
		});
		await stage.activate();
		const click = async (body: object, secret = '') =>
			await fetch(`${n8n.url}/webhook/click-to-call`, {
				method: 'POST',
				headers: { 'content-type': 'application/json', [SECRET.name]: secret },
				body: JSON.stringify(body),
			});
		const order = { extension: '204', number: '050-000-0123', contactId: '42' };
		// n8n opens the web hook a moment after the activation
		await waitUntil(async () => (await click(order)).status !== 404);
		yield isEqual('a click without the secret is refused', (await click(order)).status, 403);
		yield isEqual('... and dials nobody', stage.sent({ reqtype: 'DIAL' }).length, 0);

		const answer = await click(order, SECRET.value);
		const dials = stage
			.sent({ reqtype: 'DIAL' })
			.map(({ params: { source, dest } }) => [source, dest]);
		yield isEqual('a click dials', dials, [['204', '0500000123']]);
		const { originateId } = pbx.state.calls[0];
		yield isEqual(
			'the CRM gets the originate ID',
			[answer.status, await answer.json()],
			[200, { ok: true, originateId }],
		);
		const logged = (await stage.nextExecution()).items('Log the Call in Your CRM');
		yield isEqual(
			'the CRM logs the call',
			fieldsOf(logged, 'contactId', 'originateId', 'extension', 'number'),
			[{ contactId: '42', originateId, extension: '204', number: '0500000123' }],
		);

		const refused = await click({ extension: '204', number: '' }, SECRET.value);
		const { ok, message } = (await refused.json()) as { ok: boolean; message: string };
		yield isEqual('a click without a number is refused', [refused.status, ok], [422, false]);
		yield { what: '... in words', passed: message.includes('Destination'), seen: message };
	},
};
