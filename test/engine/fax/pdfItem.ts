import type { INodeExecutionData } from 'n8n-workflow';

import type { TestPbx } from '../support';

/** The smallest text that the PBX takes for a PDF, with Hebrew and bytes that are no UTF-8. */
export const PDF = Buffer.concat([
	Buffer.from('%PDF-1.4\n% פקס לדוגמה\r\n'),
	Buffer.from([0, 255, 254, 13, 10, 45, 45]),
	Buffer.from('\n%%EOF\n'),
]);

/** An item with a file, as a node before would hand it over. */
export function fileItem(
	bytes: Buffer = PDF,
	{ fileName = 'invoice.pdf', field = 'data', mimeType = 'application/pdf', json = {} } = {},
): INodeExecutionData {
	const file = { data: bytes.toString('base64'), mimeType, fileName };
	return { json, binary: { [field]: file } };
}

/** The same PBX for tests that bring no items: every run gets one with a PDF. */
export function withPdf(pbx: TestPbx): TestPbx {
	const run: TestPbx['run'] = async (parameters, options) =>
		await pbx.run(parameters, { items: [fileItem()], ...options });
	return Object.create(pbx, { run: { value: run } }) as TestPbx;
}
