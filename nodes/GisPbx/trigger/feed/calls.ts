import type { CallRecord } from '../../pbx/calls/callRecord';
import { groupIdOf } from '../../pbx/calls/groupLegs';
import { LegLooks } from './legLooks';
import { looksWith } from './look';
import { OpenCalls } from './openCalls';
import { pollFeed, type PollResult } from './poll';
import { Recordings } from './recordings';
import type { Emission, FeedReader, FeedSettings, ToldRecord } from './settings';
import { HELD, UNWANTED, type Judge } from './settle';
import type { FeedState } from './state';
import { unitsOf, type CallUnit } from './units';

/** One poll of the call feed: calls and legs, as they are filed. */
export async function pollCalls<A>(
	state: FeedState,
	now: number,
	settings: FeedSettings,
	reader: FeedReader<A>,
): Promise<PollResult<Emission<A>>> {
	return await pollFeed<CallRecord, CallUnit, Emission<A>>(state, now, settings, {
		look: looksWith(reader, settings),
		...(settings.groupQuietMinutes !== undefined && { groupIdOf }),
		unitsOf: (arrivals, seen) => unitsOf(arrivals, seen, settings),
		judge: (told) => judgeOf(settings, reader, { now, told }),
	});
}

interface Occasion {
	now: number;
	/** Calls of which a leg is settled. */
	told: ReadonlySet<string>;
}

/** Calls wait for their legs and their recording, as far as they are wanted. */
function judgeOf<A>(
	settings: FeedSettings,
	reader: FeedReader<A>,
	{ now, told }: Occasion,
): Judge<CallUnit, Emission<A>> {
	const { recordingWaitMinutes } = settings;
	const recordings = new Recordings<A, ToldRecord>({
		now,
		waitMinutes: recordingWaitMinutes ?? 0,
		isOver: () => settings.isOver(),
		ask: async (record, isLast) => await reader.recording(record, isLast),
	});
	const openCalls = new OpenCalls(settings, reader, now, told);
	const legLooks = new LegLooks(settings, reader, now);
	const waitsForRecording = ({ disposition }: ToldRecord) =>
		recordingWaitMinutes !== undefined && disposition === 'answered';
	return {
		isBudgetSpent: () => recordings.isBudgetSpent(),
		async outcomeOf(unit) {
			const record = unit.open ? await openCalls.recordOf(unit.open) : unit.record;
			if (record === undefined) return HELD;
			const isWanted = settings.passes(record) || (await legLooks.isWanted(record, unit.waitsFrom));
			if (!isWanted) return isWanted === undefined ? HELD : UNWANTED;
			const recording = waitsForRecording(record)
				? await recordings.of(record, unit.waitsFrom)
				: undefined;
			return recording === HELD
				? HELD
				: { record, rows: unit.rows, ...(recording !== undefined && { recording }) };
		},
	};
}
