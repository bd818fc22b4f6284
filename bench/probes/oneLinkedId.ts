/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { callsOfLegs } from '../../nodes/GisPbx/pbx/calls/groupLegs';
import { legFromCdr } from '../../nodes/GisPbx/pbx/calls/readCdr';
import { inStretches } from '../../nodes/GisPbx/pbx/longWork';
import type { Row } from '../../nodes/GisPbx/pbx/rows';
import { PbxClock, SECOND_MS } from '../../nodes/GisPbx/pbx/time/zoneClock';
import { interleaved, isClear, ratioOf } from '../pairs';
import type { Probe } from '../probe';
import { costOf } from '../result';

const SIZES = [8000, 4000];
const MOST = 2.2;
const PAIRS = { fewest: 5, most: 9 };

const NAME = 'Legs of one linked ID: 8,000 beside 4,000';

const clock = new PbxClock('Asia/Jerusalem');
const BEGIN = Date.parse('2024-06-12T09:00:00Z');
const at = (second: number) => clock.textOf(BEGIN + second * SECOND_MS);

/** Of one caller who waits in a queue: every other phone takes the call, for a second. */
const leg = (index: number): Row => ({
	...{ ID: String(index), accountcode: 'DEMOCO', userfield: '[inbound]', dcontext: 'inqueue' },
	...{ start: at(index), answer: at(index), end: at(index + 1), duration: '1', billsec: '1' },
	...{ disposition: index % 2 === 0 ? 'ANSWERED' : 'NO ANSWER', lastapp: 'Queue' },
	...{ realsrc: '0500000001', firstdst: '0700000000', dst: '900', lastdst: '204-DEMOCO' },
	dstchannel: `SIP/${200 + (index % 50)}-DEMOCO-${index.toString(16).padStart(8, '0')}`,
	...{ uniqueid: 'pbx01-1718182800.1', linkedid: 'pbx01-1718182800.1' },
});

/** Whether legs that share a linked ID, as many as they are, cost each the same. */
export const oneLinkedId: Probe = {
	name: NAME,
	isQuick: true,
	async run() {
		const [many, few] = SIZES.map((size) => Array.from({ length: size }, (_, index) => leg(index)));
		const cost = (rows: Row[]) => async () => {
			const before = process.cpuUsage().user;
			const legs = rows.map((row) => ({ row, record: legFromCdr(row, clock) }));
			await inStretches(callsOfLegs(legs, at(0), clock), () => undefined);
			return (process.cpuUsage().user - before) / 1000;
		};
		await cost(many)();
		const pairs = await interleaved(
			{ ...PAIRS, isEnough: (soFar) => isClear(ratioOf(soFar), MOST) },
			cost(many),
			cost(few),
		);
		const ratio = ratioOf(pairs);
		return [
			{
				job: NAME,
				measure: 'CPU time',
				ours: costOf('cpu', ratio.ours),
				rival: `${costOf('cpu', ratio.rival)} (half as many)`,
				ratio,
				goal: `<= ${MOST}`,
				verdict: ratio.median <= MOST ? 'met' : 'missed',
				note: '',
			},
		];
	},
};
