import type { Job } from '../job';
import { bare, httpRequest, ours } from '../sides';

const QUERY = {
	reqtype: 'DIAL',
	source: '204',
	dest: '0500000001',
	account: 'SOURCE',
	nofollow: 'yes',
	format: 'json',
};

/** Writes go one by one, in order: HTTP Request sends all of them at once. */
export const dial: Job = {
	name: '1,000 x dial, the PBX answers at once',
	profile: {},
	input: 1000,
	output: { ours: 1000, rival: 1000 },
	ours: [
		ours({
			resource: 'call',
			operation: 'dial',
			source: '204',
			destination: QUERY.dest,
			options: {},
		}),
	],
	rival: (url) => [httpRequest(url, QUERY)],
	bare: [bare(JSON.stringify(QUERY))],
	goals: [{ measure: 'time', most: 0.75 }],
	mostInFlight: 1,
	isQuick: true,
};
