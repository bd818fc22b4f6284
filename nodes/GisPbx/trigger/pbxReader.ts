import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import type { Detail } from '../pbx/calls/callIdentity';
import { isStillUp } from '../pbx/calls/currentCall';
import { fetchAnsweredRows } from '../callRecords/fetchRows';
import { downloadItem } from '../resources/recording/downloadItem';
import { saysTimedOut } from '../transport/networkFailures';
import type { PbxConnection } from '../transport/connection';
import type { FeedReader } from './feed/settings';

/** The field of the item that the audio is put into. */
const OUTPUT_FIELD = 'data';

/** The feed's reader on the real PBX; a recording is an item with its file, had within `downloadSeconds`. */
export function pbxReader(
	n8n: IPollFunctions,
	pbx: PbxConnection,
	{ detail, downloadSeconds }: { detail: Detail; downloadSeconds: number },
): FeedReader<INodeExecutionData> {
	const files = pbx.withTimeout(downloadSeconds);
	return {
		rows: async (window) =>
			await fetchAnsweredRows(pbx, detail, window)
				.then((rows) => ({ rows }))
				.catch((error: Error) =>
					saysTimedOut(error) ? { timedOut: error } : Promise.reject(error),
				),
		async recording({ callId }) {
			if (callId === null) return undefined;
			const request = { parameters: { reqtype: 'INFO', info: 'recording', id: callId } };
			const target = { outputField: OUTPUT_FIELD, name: `recording-${callId}` };
			return await downloadItem(n8n, files, request, target);
		},
		async isUp(callId) {
			const asked = { reqtype: 'INFO', info: 'call', id: callId, format: 'json' };
			return isStillUp(await pbx.read({ parameters: asked }));
		},
	};
}
