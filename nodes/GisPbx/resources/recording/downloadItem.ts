import type { IExecuteFunctions, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { fileNameFor } from '../../pbx/fileName';
import type { DownloadRequest, PbxConnection } from '../../transport/connection';

interface Target {
	outputField: string;
	/** Name of the file; without it the PBX's own name, or `name`. */
	fileName?: string;
	name: string;
	/** Fields of the item beside those of the file. */
	json?: object;
}

/** The audio that a request brings, as an item with a file; undefined when the PBX has none. */
export async function downloadItem(
	n8n: IExecuteFunctions | IPollFunctions,
	pbx: PbxConnection,
	request: DownloadRequest,
	{ outputField, fileName, name, json }: Target,
): Promise<INodeExecutionData | undefined> {
	const file = await pbx.download(request, async ({ stream, mimeType, extension, givenName }) => {
		const wanted = fileNameFor(fileName ?? givenName ?? name, extension);
		return await n8n.helpers.prepareBinaryData(stream, wanted, mimeType);
	});
	if (!file) return undefined;
	return {
		json: { ...json, found: true, fileName: file.fileName ?? null, mimeType: file.mimeType },
		binary: { [outputField]: file },
	};
}
