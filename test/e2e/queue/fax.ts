import { randomBytes, randomUUID } from 'node:crypto';
import { startSimulator } from '../../../simulator';
import { credentialFor } from '../../../tools/n8n/withPbx';
import { CREDENTIAL_TYPE, NODE_TYPE, withCredential } from '../../../tools/n8n/workflows';
import { chain, node, webhook } from '../chain';
import { isEqual, type PartContext, type Row } from '../part';
import { waitUntil } from '../trigger/waitUntil';
import { post } from './post';
import type { QueueMode } from './queueMode';

const PDF_BYTES = 2_000_000;

/** The main process takes a file from a web hook, and a worker faxes it. */
export async function* faxAcross(
	{ client, url, database }: QueueMode,
	{ cleanUp }: PartContext,
): AsyncGenerator<Row> {
	const pbx = await startSimulator();
	cleanUp.add(async () => await pbx.stop());
	const credential = await client.createCredential('Fax', CREDENTIAL_TYPE, credentialFor(pbx));
	const path = randomUUID();
	const send = node('Fax', NODE_TYPE, {
		resource: 'fax',
		operation: 'send',
		sourceNumber: '0722280800',
		destinationNumber: '081866666',
		inputField: 'file',
	});
	const workflow = withCredential(chain('Fax', webhook('Web Hook', path), send), credential);
	const workflowId = await client.createWorkflow(workflow);
	await client.activateWorkflow(workflowId);

	const pdf = Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(PDF_BYTES)]);
	const form = new FormData();
	form.append('file', new Blob([new Uint8Array(pdf)], { type: 'application/pdf' }), 'הצעה.pdf');
	await post(url, path, form);
	await waitUntil(() => pbx.state.faxes.length > 0);
	const [execution] = await client.executionsOf(workflowId);
	const { status, data } = await client.waitForExecution(execution.id);
	const [input] = data.resultData.runData['Web Hook']?.[0]?.data?.main[0] ?? [];
	yield isEqual(
		'fax: a worker sends the file that the main process took',
		[status, input?.binary?.file?.id?.split(':')[0]],
		['success', 'database'],
	);
	const arrived = pbx.state.faxes.map(({ bytes }) => bytes);
	yield {
		what: '... once, every byte as it was',
		passed: arrived.length === 1 && arrived[0].equals(pdf),
		seen: `${arrived.map(({ length }) => length).join(', ')} bytes of ${pdf.length}`,
	};
	const rows = await database.query(
		'SELECT 1 FROM binary_data WHERE "mimeType" = ?',
		'application/pdf',
	);
	yield isEqual('... kept in the database once', rows.length, 1);
}
