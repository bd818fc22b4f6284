import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import type { Detail } from '../pbx/callRecord';
import { fetchRows } from '../resources/cdr/fetchRows';
import { downloadItem } from '../resources/recording/downloadItem';
import { saysTimedOut } from '../transport/networkFailures';
import type { Pbx } from '../transport/pbx';
import type { FeedReader } from './feed/settings';

/** The field of the item that the audio is put into. */
const OUTPUT_FIELD = 'data';

/** The feed's reader on the real PBX; a recording is an item with its file. */
export function pbxReader(
	n8n: IPollFunctions,
	pbx: Pbx,
	detail: Detail,
): FeedReader<INodeExecutionData> {
	return {
		rows: async (window) =>
			await fetchRows(pbx, detail, window)
				.then((rows) => ({ rows }))
				.catch((error: Error) =>
					saysTimedOut(error) ? { timedOut: error } : Promise.reject(error),
				),
		async recording({ callId }) {
			if (callId === null) return undefined;
			const request = { parameters: { reqtype: 'INFO', info: 'recording', id: callId } };
			const target = { outputField: OUTPUT_FIELD, name: `recording-${callId}` };
			return await downloadItem(n8n, pbx, request, target);
		},
	};
}
