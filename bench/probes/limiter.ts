/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Bed } from '../bed';
import type { Flow } from '../flow';
import type { Probe } from '../probe';
import { limiterPictureOf, type Chapter } from '../report/limiterPicture';
import { addOurs, ours } from '../sides';
import type { Profile } from '../stub';

const ITEMS = 2000;

const SERVERS: Array<[string, Profile]> = [
	['answers in 100 ms, however many are asked', { delayMs: 100 }],
	['8 workers of 50 ms each, and a queue', { delayMs: 50, workers: 8 }],
	['50 ms; one in twenty is refused above 12 in flight', { delayMs: 50, busyAbove: 12 }],
	['cold for two seconds: 200 ms, then 50 ms', { delayMs: 50, coldMs: 2000 }],
	['50 ms; refuses all for a second, after two', { delayMs: 50, diesAfterMs: 2000 }],
];

/** Draws how the limit of requests in flight follows five servers; the picture is what comes of it. */
export const limiter: Probe = {
	name: 'The limit of requests in flight, on five servers',
	isQuick: false,
	async run(bed, report) {
		await bed.start();
		const chapters: Chapter[] = [];
		try {
			for (const [title, profile] of SERVERS) {
				const flow = await flowFor(bed, title, profile);
				await bed.run(flow);
				const { visits } = bed.stub.seen();
				report(`${title}: ${visits.length} requests`);
				chapters.push({ title, visits });
			}
		} finally {
			await bed.stop();
		}
		await writeFile(join(__dirname, '..', 'limiter.svg'), limiterPictureOf(chapters));
		return [];
	},
};

async function flowFor(bed: Bed, title: string, profile: Profile): Promise<Flow> {
	const node = ours({
		...{ resource: 'extension', operation: 'getState', options: {} },
		extension: { __rl: true, mode: 'id', value: '={{ 1000 + $json.n }}' },
	});
	const nodes = [{ ...node, onError: 'continueRegularOutput' as const }];
	const flow = { name: `Limiter: ${title}`, input: ITEMS, nodes, output: ITEMS };
	await addOurs(bed, flow, profile);
	return flow;
}
