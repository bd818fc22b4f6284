import type {
	IBinaryData,
	IExecuteFunctions,
	INodeExecutionData,
	IPollFunctions,
} from 'n8n-workflow';

import { fileNameFor } from '../../pbx/fileName';
import type { DownloadRequest, PbxConnection } from '../../transport/connection';
import type { Audio } from '../../transport/download';

/** n8n's helpers that keep files. */
export type FileKeeper = IExecuteFunctions | IPollFunctions;

/** What an item with a file looks like. */
export interface Target {
	outputField: string;
	/** Name of the file; without it the PBX's own name, or `name`. */
	fileName?: string;
	name: string;
	/** Fields of the item beside those of the file. */
	json?: object;
}

/** The audio that a request brings, as an item with a file; undefined when the PBX has none. */
export async function downloadItem(
	n8n: FileKeeper,
	pbx: PbxConnection,
	request: DownloadRequest,
	target: Target,
): Promise<INodeExecutionData | undefined> {
	const file = await pbx.download(request, async (audio) => await stored(n8n, audio, target));
	return file && itemWith(file, target);
}

/** Puts the audio where n8n keeps files, as it streams in. */
export async function stored(n8n: FileKeeper, audio: Audio, target: Target): Promise<IBinaryData> {
	const { fileName, mimeType } = named(audio, target);
	return await n8n.helpers.prepareBinaryData(audio.stream, fileName, mimeType);
}

/** What a file is called, whether or not it is stored. */
export function named(
	{ mimeType, extension, givenName }: Audio,
	{ fileName, name }: Target,
): NamedFile {
	return { fileName: fileNameFor(fileName ?? givenName ?? name, extension), mimeType };
}

type NamedFile = Pick<IBinaryData, 'fileName' | 'mimeType'>;

/** An item that carries a file and says which. */
export function itemWith(file: IBinaryData, target: Target): INodeExecutionData {
	return { ...itemOn(file, target), binary: { [target.outputField]: file } };
}

/** An item that says which file there is. */
export function itemOn(
	{ fileName, mimeType }: NamedFile,
	{ json }: Pick<Target, 'json'>,
): INodeExecutionData {
	return { json: { ...json, found: true, fileName: fileName ?? null, mimeType } };
}
