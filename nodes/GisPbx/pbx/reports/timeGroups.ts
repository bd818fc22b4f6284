import { DAY_MS, HOUR_MS, QUARTER_HOUR_MS, type PbxClock } from '../time/zoneClock';
import { wallMs, wallText } from '../time/wallText';
import { WEEKDAYS, weekdayOf } from '../time/weekdays';
import type { Window } from '../time/window';

/** A way to group by when a call began. All reckon with what the PBX's clock shows. */
export interface TimeGroups {
	/** The group of a start, ISO 8601 with the PBX's offset. */
	keyOf(startedAt: string): string;
	/** Every group that a window has, in order. */
	keysOf(window: Window, clock: PbxClock): string[];
	/** The group that stood there so much of wall time earlier; blank where the clock left it out. */
	before(key: string, ms: number, clock: PbxClock): string;
}

/** `2026-06-01` */
const day: TimeGroups = {
	keyOf: (startedAt) => startedAt.slice(0, 10),
	keysOf({ start, end }) {
		const first = wallMs(`${start.slice(0, 10)} 00:00:00`);
		const count = Math.floor((wallMs(end) - first) / DAY_MS) + 1;
		return Array.from({ length: count }, (_, index) =>
			wallText(first + index * DAY_MS).slice(0, 10),
		);
	},
	before: (key, ms) => wallText(wallMs(`${key} 00:00:00`) - ms).slice(0, 10),
};

/** `2026-06-01T09:00:00+03:00`: the hour that autumn repeats is two, with an offset each. */
const hour: TimeGroups = {
	keyOf: (startedAt) => `${startedAt.slice(0, 13)}:00:00${startedAt.slice(19)}`,
	keysOf({ start, end }, clock) {
		const from = clock.instantOf(start, 'start') as number;
		const to = clock.instantOf(end, 'end') as number;
		const keys = new Set([hour.keyOf(clock.isoOf(from))]);
		// Clocks change on quarter hours, not everywhere on the hour.
		const first = Math.ceil(from / QUARTER_HOUR_MS) * QUARTER_HOUR_MS;
		for (let ms = first; ms <= to; ms += QUARTER_HOUR_MS) keys.add(hour.keyOf(clock.isoOf(ms)));
		return [...keys];
	},
	before(key, ms, clock) {
		const earlier = wallText(wallMs(`${key.slice(0, 10)} ${key.slice(11, 19)}`) - ms);
		const at = hour.keyOf(clock.isoOf(clock.instantOf(earlier, 'start') as number));
		return at.slice(11, 13) === earlier.slice(11, 13) ? at : '';
	},
};

/** `Sunday` */
const weekday: TimeGroups = {
	keyOf: (startedAt) => WEEKDAYS[weekdayOf(startedAt)],
	keysOf: () => [...WEEKDAYS],
	before: (key) => key,
};

/** `Sunday 09:00` */
const hourOfWeek: TimeGroups = {
	keyOf: (startedAt) => `${weekday.keyOf(startedAt)} ${startedAt.slice(11, 13)}:00`,
	keysOf: () =>
		WEEKDAYS.flatMap((name) =>
			Array.from(
				{ length: DAY_MS / HOUR_MS },
				(_, index) => `${name} ${String(index).padStart(2, '0')}:00`,
			),
		),
	before: (key) => key,
};

export const TIME_GROUPS = { day, hour, weekday, hourOfWeek };
