import type { TriggerTime } from 'n8n-workflow';
import type { Part } from '../part';
import { KILLS } from './kills';
import { outages } from './outages';
import { partOf } from './outcome';
import { wrongKey } from './wrongKey';

export interface TriggerOptions {
	/** How often n8n is killed in each engine. */
	kills: number;
	/** How often the triggers poll that meet an outage or a wrong key. */
	pollTimes: TriggerTime[];
}

/** Enough for what is not a kill; only what hangs takes longer. */
const MINUTES_TO_BEGIN_AND_END = 60;

/** The trigger in an n8n that is killed, or starts while the PBX is down or refuses the key. */
export function triggerParts({ kills, pollTimes }: TriggerOptions): Part[] {
	const killMinutes = MINUTES_TO_BEGIN_AND_END + kills;
	return [
		partOf(
			'outages',
			MINUTES_TO_BEGIN_AND_END,
			async (context) => await outages(context, pollTimes),
		),
		partOf(
			'wrongKey',
			MINUTES_TO_BEGIN_AND_END,
			async (context) => await wrongKey(context, pollTimes),
		),
		...Object.entries(KILLS).map(([name, run]) =>
			partOf(name, killMinutes, async (context) => await run(context, kills)),
		),
	];
}
