import { DateTime, Duration, IANAZone, type DurationLikeObject } from 'luxon';

/** The PBX's own clock. It runs with real time until it is frozen; tests move it. */
export interface PbxClock {
	now(): Date;
	/** Jumps to a moment; a frozen clock stays frozen there. */
	set(moment: Date): void;
	/** Moves forward by milliseconds, or by `{ minutes: 5 }` and the like. */
	advance(by: number | DurationLikeObject): void;
	/** Stands still from now on, until `run()`. */
	freeze(): void;
	run(): void;
}

export function createClock(): PbxClock {
	let ahead = 0;
	let frozenAt: number | undefined;
	const now = () => frozenAt ?? Date.now() + ahead;
	const jumpTo = (time: number) => {
		if (frozenAt === undefined) ahead = time - Date.now();
		else frozenAt = time;
	};

	return {
		now: () => new Date(now()),
		set: (moment) => jumpTo(moment.getTime()),
		advance: (by) =>
			jumpTo(now() + (typeof by === 'number' ? by : Duration.fromObject(by).toMillis())),
		freeze: () => {
			frozenAt = now();
		},
		run: () => {
			const time = now();
			frozenAt = undefined;
			jumpTo(time);
		},
	};
}

const LOCAL_FORMAT = 'yyyy-MM-dd HH:mm:ss';

const QUARTER_HOUR = 15 * 60_000;
const MOST_OFFSETS = 10_000;
/** Luxon is slow to find them, and zones change theirs on quarter hours only: by zone and quarter. */
const offsets = new Map<string, number>();

/** Milliseconds east of UTC. */
function offsetAt(time: number, zone: string): number {
	const quarter = Math.floor(time / QUARTER_HOUR);
	const key = `${zone} ${quarter}`;
	let offset = offsets.get(key);
	if (offset === undefined) {
		if (offsets.size >= MOST_OFFSETS) offsets.clear();
		offset = IANAZone.create(zone).offset(quarter * QUARTER_HOUR) * 60_000;
		offsets.set(key, offset);
	}
	return offset;
}

/** An instant as the PBX prints it: `YYYY-MM-DD HH:MM:SS`, wall time, no zone (pbx.md#times). */
export function localText(instant: Date | number, zone: string): string {
	// By the zone's offset: formatting each date anew takes most of the time of filing many calls.
	const time = Number(instant);
	const local = new Date(time + offsetAt(time, zone));
	return local.toISOString().slice(0, 19).replace('T', ' ');
}

/** The instant of a PBX wall time; for one that occurs twice, the first. */
export function instantOf(text: string, zone: string): number {
	return DateTime.fromFormat(text, LOCAL_FORMAT, { zone }).toMillis();
}
