/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PbxClock } from '../../nodes/GisPbx/pbx/time/zoneClock';
import { runChild } from '../child';
import { ratioOf } from '../pairs';
import type { Probe } from '../probe';
import { costOf } from '../result';
import { rowsFrom } from '../stubReplies';

const ROWS = 10_000;
const ROUNDS = 200;
const MOST = 1.2;
const HOURS_AGO = 3;

const NAME = 'Trigger: a poll of 10,000 known rows (rival: JSON.parse of the same bytes)';

/** What following a PBX costs while nothing new happens. */
export const quietPoll: Probe = {
	name: NAME,
	isQuick: true,
	async run(bed) {
		const file = join(bed.userFolder, 'known-rows.json');
		const start = new PbxClock('Asia/Jerusalem').textOf(Date.now() - HOURS_AGO * 3_600_000);
		await writeFile(file, rowsFrom(start, ROWS));
		const costs = await runChild<Array<{ poll: number; parse: number }>>(bed, 'poll.js', [
			file,
			String(ROUNDS),
		]);
		const ratio = ratioOf(costs.map(({ poll, parse }) => ({ ours: poll, rival: parse })));
		return [
			{
				job: NAME,
				measure: 'CPU time',
				ours: costOf('cpu', ratio.ours),
				rival: costOf('cpu', ratio.rival),
				ratio,
				goal: `<= ${MOST}`,
				verdict: ratio.median <= MOST ? 'met' : 'missed',
				note: 'without the network',
			},
		];
	},
};
