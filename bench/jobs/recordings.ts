import type { Job } from '../job';
import { httpRequest, ours } from '../sides';

const CALL_ID = '=pbx01-1717232400.{{ $json.n }}';

/** Audio that n8n keeps in its file system: nothing of it is to stay in memory. */
export const recordings: Job = {
	name: '200 recordings of 1 MB',
	profile: {},
	input: 200,
	output: { ours: 200, rival: 200 },
	ours: [ours({ resource: 'recording', operation: 'download', callId: CALL_ID, options: {} })],
	rival: (url) => [httpRequest(url, { reqtype: 'INFO', info: 'recording', id: CALL_ID })],
	goals: [{ measure: 'cpu', most: 1 }, { measure: 'time' }, { measure: 'memory', most: 1.05 }],
	mostInFlight: 8,
};
