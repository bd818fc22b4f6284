import type { INodeExecutionData } from 'n8n-workflow';

import { usePbx } from '../support';

const pbx = usePbx();

/** The items as they reached the node: n8n keeps what "Start" gave out, not a copy of ours. */
const itemsOfStart = (run: Awaited<ReturnType<typeof pbx.run>>) => run.items('Start');

const withFile = (json: INodeExecutionData['json']): INodeExecutionData => ({
	json,
	binary: {
		data: {
			data: Buffer.from('%PDF-1.4 שלום').toString('base64'),
			mimeType: 'application/pdf',
			fileName: 'הזמנה.pdf',
		},
	},
});

test.each([
	['a read', { resource: 'extension', operation: 'getState', extension: '={{ $json.number }}' }],
	[
		'a download',
		{
			resource: 'recording',
			operation: 'download',
			callId: '={{ $json.callId }}',
			outputField: 'data',
			options: { whenMissing: 'itemWithoutFile' },
		},
	],
	[
		'a fax',
		{
			resource: 'fax',
			operation: 'send',
			sourceNumber: '0722280800',
			destinationNumber: '0500000001',
			inputField: 'data',
		},
	],
	[
		'a contact',
		{
			resource: 'phonebook',
			operation: 'addContact',
			phonebook: { __rl: true, mode: 'name', value: 'Default' },
			fieldsMode: 'json',
			contactJson: '={{ $json.contact }}',
			options: { batchSize: 2 },
		},
	],
	[
		'dial variables',
		{
			resource: 'call',
			operation: 'dialWithVariables',
			source: '={{ $json.number }}',
			destination: '0500000001',
			variables: { variable: [{ name: 'order', value: '={{ $json.contact.NAME }}' }] },
		},
	],
])('%s leaves the input items as they were', async (_, parameters) => {
	const { uniqueId } = pbx.simulator.addEndedCall({ recording: true });
	const json = { number: '204', callId: uniqueId, contact: { NAME: 'דנה', nested: null } };
	const run = await pbx.run(parameters, {
		items: [withFile(structuredClone(json)), withFile(structuredClone(json))],
	});

	expect(run.error).toBeUndefined();
	expect(run.json()).toHaveLength(2);
	for (const item of itemsOfStart(run)) {
		expect(item.json).toEqual(json);
		expect(Object.keys(item.binary ?? {})).toEqual(['data']);
		expect(item.binary?.data.fileName).toBe('הזמנה.pdf');
		expect((await run.binary(item)).toString()).toBe('%PDF-1.4 שלום');
	}
});
