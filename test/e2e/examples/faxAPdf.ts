import { isEqual } from '../part';
import { waitUntil } from '../trigger/waitUntil';
import { fieldsOf } from '../stage';
import type { ExampleCheck } from './check';

const LOGIN = { user: 'office', password: 'made-up-password' };
const PDF = '%PDF-1.4\n% הצעת מחיר\n%%EOF\n';

export const faxAPdf: ExampleCheck = {
	name: 'fax-a-pdf',
	async *run(stage) {
		const { n8n, pbx } = stage;
		pbx.switches.faxSeconds = 3;
		const { id, name } = await n8n.client.createCredential('Office', 'httpBasicAuth', LOGIN);
		await stage.import({
			'Fax Form': (node) => {
				node.credentials = { httpBasicAuth: { id, name } };
			},
			'Wait 20 Seconds': ({ parameters }) => {
				parameters.amount = 1;
			},
		});
		await stage.activate();
		const address = `${n8n.url}/form/send-a-fax`;
		// n8n opens the form a moment after the activation
		await waitUntil(async () => (await fetch(address)).status !== 404);
		yield isEqual('the form asks for a password', (await fetch(address)).status, 401);

		const form = new FormData();
		form.append('field-0', '08-186-6666');
		form.append('field-1', new Blob([PDF], { type: 'application/pdf' }), 'הצעה.pdf');
		const authorization = `Basic ${btoa(`${LOGIN.user}:${LOGIN.password}`)}`;
		const answer = await fetch(address, { method: 'POST', headers: { authorization }, body: form });
		yield isEqual('the form is taken', answer.status, 200);
		const ran = await stage.nextExecution();
		yield isEqual('it ends well', [ran.status, ran.error], ['success', undefined]);
		const faxes = pbx.state.faxes.map(({ destinationNumber, sourceNumber, bytes }) => ({
			destinationNumber,
			sourceNumber,
			isWhole: bytes.equals(Buffer.from(PDF)),
		}));
		yield isEqual('the PBX got the fax', faxes, [
			{ destinationNumber: '081866666', sourceNumber: '0722280800', isWhole: true },
		]);
		const states = ran.items('State of the Fax').map(({ json }) => json.status);
		yield isEqual('it is followed', [states.length > 1, states[0]], [true, 'QUEUED']);
		yield isEqual('... until it was sent', fieldsOf(ran.items('Fax Was Sent'), 'faxId', 'status'), [
			{ faxId: pbx.state.faxes[0]?.id, status: 'SENT' },
		]);
	},
};
