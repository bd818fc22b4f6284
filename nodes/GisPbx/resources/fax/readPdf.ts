import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { fileNameFor } from '../../pbx/fileName';
import type { PbxConnection } from '../../transport/connection';

const MEGABYTE = 1024 * 1024;
const PDF_START = '%PDF';

interface PdfField {
	itemIndex: number;
	inputField: string;
	maxFileMegabytes: number;
}

/** The PDF of an item, ready to be sent; refused when it is too large, empty or no PDF. */
export async function readPdf(
	n8n: IExecuteFunctions,
	pbx: PbxConnection,
	{ itemIndex, inputField, maxFileMegabytes }: PdfField,
): Promise<{ blob: Blob; name: string }> {
	const file = n8n.helpers.assertBinaryData(itemIndex, inputField);
	const name = fileNameFor(file.fileName ?? 'fax', 'pdf');
	const refuseLarger = (bytes: number) => {
		if (bytes <= maxFileMegabytes * MEGABYTE) return;
		pbx.refuse(
			`The file in Input Data Field Name "${inputField}" is larger than ${maxFileMegabytes} MB`,
			'Send a smaller file. A usual PBX takes 2 to 8 MB: raise the option "Max File Size (MB)" only where the provider has raised upload_max_filesize and post_max_size. Nothing was sent.',
		);
	};
	refuseLarger(await knownSize(n8n, file));
	const bytes = await n8n.helpers.getBinaryDataBuffer(itemIndex, inputField);
	refuseLarger(bytes.length);
	if (bytes.length === 0) {
		pbx.refuse(`The file in Input Data Field Name "${inputField}" is empty`, 'Nothing was sent.');
	}
	if (bytes.subarray(0, PDF_START.length).toString('latin1') !== PDF_START) {
		pbx.refuse(
			`The file in Input Data Field Name "${inputField}" is no PDF`,
			'The PBX faxes PDF files only. Nothing was sent.',
		);
	}
	return { blob: new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), name };
}

/** The size in bytes before the file is read, as far as n8n knows it; 0 otherwise. */
async function knownSize(n8n: IExecuteFunctions, file: IBinaryData): Promise<number> {
	if (typeof file.bytes === 'number') return file.bytes;
	if (!file.id) return Buffer.byteLength(file.data, 'base64');
	const { fileSize } = await n8n.helpers.getBinaryMetadata(file.id);
	return fileSize;
}
