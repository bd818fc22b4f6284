import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import type { Detail } from '../pbx/calls/callIdentity';
import { isStillUp } from '../pbx/calls/currentCall';
import { askRows, askRowsByCsv } from '../callRecords/fetchRows';
import { downloadItem } from '../resources/recording/downloadItem';
import { saysCutOff } from '../transport/failures';
import { saysTimedOut } from '../transport/networkFailures';
import type { PbxConnection } from '../transport/connection';
import type { FeedReader } from './feed/settings';

/** The field of the item that the audio is put into. */
const OUTPUT_FIELD = 'data';

/** The feed's reader on the real PBX; a recording is an item with its file, had within `downloadMs`. */
export function pbxReader(
	n8n: IPollFunctions,
	pbx: PbxConnection,
	{ detail, downloadMs }: { detail: Detail; downloadMs: number },
): FeedReader<INodeExecutionData> {
	return {
		rows: async (window) => await askRows(pbx, detail, window).catch(orUnfinished),
		rowsByCsv: async (window) =>
			await askRowsByCsv(pbx, detail, window)
				.then((rows) => ({ rows }))
				.catch(orUnfinished),
		async recording({ callId }) {
			if (callId === null) return undefined;
			const request = { parameters: { reqtype: 'INFO', info: 'recording', id: callId } };
			const target = { outputField: OUTPUT_FIELD, name: `recording-${callId}` };
			return await within(downloadMs, downloadItem(n8n, pbx, request, target));
		},
		async isUp(callId) {
			const asked = { reqtype: 'INFO', info: 'call', id: callId, format: 'json' };
			return isStillUp(await pbx.read({ parameters: asked }));
		},
	};
}

async function orUnfinished(error: Error): Promise<{ unfinished: Error }> {
	const isUnfinished = saysTimedOut(error) || saysCutOff(error);
	return isUnfinished ? { unfinished: error } : await Promise.reject(error);
}

/** Rejects when the work takes longer: a stream that stands still must not hold up the trigger. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
	const tooLate = new Promise<never>((_, reject) => {
		AbortSignal.timeout(ms).addEventListener('abort', () =>
			reject(new Error('The recording takes too long')),
		);
	});
	return await Promise.race([work, tooLate]);
}
