import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';

import {
	fileState,
	isFinished,
	steadyLength,
	type SteadyLength,
} from '../../pbx/reply/recordingState';
import type { DownloadRequest, PbxConnection } from '../../transport/connection';
import type { Audio } from '../../transport/download';
import { itemOn, itemWith, named, stored, type FileKeeper, type Target } from './downloadItem';

/** How one looks: what is not whole counts only when there is no time to look again. */
interface LookOptions {
	isLast: boolean;
	/** What the look before has left. */
	earlier?: SteadyLength;
	/** That look has found it finished, without storing it. */
	isSteady?: boolean;
	/** Whether the audio itself is wanted; by default it is. */
	keepsAudio?: boolean;
}

/** What a look finds. */
export type RecordingLook =
	/** Nothing so far. */
	| { kind: 'missing' }
	/** Closed without a sound: there will be none. */
	| { kind: 'empty' }
	/** Not all of it; `steady` is for the next look. */
	| { kind: 'unfinished'; steady?: SteadyLength }
	| { kind: 'file'; item: INodeExecutionData; complete: boolean };

/** A look at audio on its way; the file is there when it was stored. */
interface Judged {
	state: ReturnType<typeof fileState>;
	steady?: SteadyLength;
	/** What was stored, or what there is where nothing is to be. */
	item?: INodeExecutionData;
}

/**
 * Asks once for a recording, which may still be being written (asterisk.md#recordings). Only what
 * seems whole is stored, so that looking again and again fills no disk; the last look stores what is
 * there.
 */
export async function lookAtRecording(
	n8n: FileKeeper,
	pbx: PbxConnection,
	request: DownloadRequest,
	target: Target,
	{ isLast, earlier, isSteady = false, keepsAudio = true }: LookOptions,
): Promise<RecordingLook> {
	const found = await pbx.download(request, async (audio): Promise<Judged> => {
		const state = fileState(audio);
		if (!keepsAudio) {
			const item = itemOn(named(audio, target), target);
			return { ...judged(audio, await audio.measure(), earlier), item };
		}
		const isWanted = state === 'whole' || (state !== 'empty' && (isLast || isSteady));
		const file = isWanted ? await stored(n8n, audio, target) : undefined;
		const length = file ? await bytesOf(n8n, file) : await audio.measure();
		return { ...judged(audio, length, earlier), item: file && itemWith(file, target) };
	});
	if (!found) return { kind: 'missing' };
	const { state, steady, item } = found;
	if (state === 'empty') return { kind: 'empty' };
	const complete = state === 'whole';
	if (item && (complete || isLast)) return { kind: 'file', item, complete };
	if (!complete) return { kind: 'unfinished', steady };
	const again = { isLast, earlier: steady, isSteady: true };
	return await lookAtRecording(n8n, pbx, request, target, again);
}

/** How far a file of this length is written, in the light of the look before. */
function judged({ beginning }: Audio, length: number, earlier?: SteadyLength): Judged {
	const state = fileState({ beginning, length });
	if (state !== 'open') return { state };
	const now = performance.now();
	const steady = steadyLength(length, now, earlier);
	return { state: isFinished(beginning, steady, now) ? 'whole' : 'open', steady };
}

/** Bytes of a stored file: n8n 1.x does not say them with the file. */
async function bytesOf(n8n: FileKeeper, { bytes, id, data }: IBinaryData): Promise<number> {
	if (bytes !== undefined) return bytes;
	if (id === undefined) return Buffer.byteLength(data, 'base64');
	return (await n8n.helpers.getBinaryMetadata(id)).fileSize;
}
