import type { Job } from '../job';
import { httpRequest, ours } from '../sides';

/** What a single question costs: opening the credential, reading the form, asking, putting out. */
export const oneRequest: Job = {
	name: 'One request',
	profile: {},
	input: 1,
	output: { ours: 1, rival: 1 },
	ours: [
		ours({
			resource: 'extension',
			operation: 'getState',
			extension: { __rl: true, mode: 'id', value: '204' },
			options: {},
		}),
	],
	rival: (url) => [
		httpRequest(url, { reqtype: 'INFO', info: 'extstate', ext: '204', format: 'json' }),
	],
	goals: [{ measure: 'cpu', most: 1.05 }, { measure: 'time' }],
	mostInFlight: 1,
	repeat: 20,
	isQuick: true,
};
