import { followADay } from '../../test/soak/day';
import type { Probe } from '../probe';

const CALLS_AN_HOUR = 3000;
const MOST = 0.25;

const NAME = 'Trigger on a busy PBX (3,000 calls an hour): rows read in a day';

/** How much of a busy PBX's rows the trigger reads, polling every minute, and what it tells late. */
export const busyDay: Probe = {
	name: NAME,
	isQuick: false,
	async run() {
		const day = await followADay(CALLS_AN_HOUR * 24);
		const share = day.rowsRead / day.rowsReadWhole;
		const isComplete = day.lost === 0 && day.repeated === 0;
		return [
			{
				job: NAME,
				measure: 'rows',
				ours: day.rowsRead.toLocaleString('en'),
				rival: `${day.rowsReadWhole.toLocaleString('en')} (whole look-back at every poll)`,
				ratio: {
					median: share,
					low: share,
					high: share,
					ours: day.rowsRead,
					rival: day.rowsReadWhole,
					pairs: 1,
				},
				goal: `<= ${MOST}`,
				verdict: share <= MOST && isComplete ? 'met' : 'missed',
				note: `lost ${day.lost}, repeated ${day.repeated}, latest call ${Math.round(day.latestMinutes)} min after the PBX showed it`,
			},
		];
	},
};
