import { DAY_MS, HOUR_MS, QUARTER_HOUR_MS, SECOND_MS, type PbxClock } from './zoneClock';
import { wallMs, wallText } from './wallText';

/** From and to, PBX wall time `YYYY-MM-DD HH:MM:SS`, both inclusive. */
export interface Window {
	start: string;
	end: string;
}

/** No zone turns its clock back further. */
const LONGEST_REPEAT_MS = 2 * HOUR_MS;

/** Says in words why a window cannot be, and ends the work. */
interface Refusing {
	refuse(message: string, advice: string): never;
}

/**
 * From 24 hours ago to now, where nothing else was given; an end before the start is refused. The same midnight as
 * both is that day: n8n's date field sets one, where somebody chose a day twice.
 */
export function windowOf(asked: Partial<Window>, clock: PbxClock, by: Refusing): Window {
	const given = isOneMidnight(asked)
		? { ...asked, end: `${asked.start?.slice(0, 10)} 23:59:59` }
		: asked;
	const to = given.end === undefined ? Date.now() : (clock.instantOf(given.end, 'end') ?? 0);
	const end = given.end ?? latestTextUntil(to, clock);
	const from =
		given.start === undefined ? to - DAY_MS : (clock.instantOf(given.start, 'start') ?? 0);
	const start = given.start ?? earliestTextFrom(from, clock);
	if (to < from) {
		return by.refuse(
			`End (${end}) is before Start (${start})`,
			'Both are wall times of the PBX. Nothing was sent.',
		);
	}
	if (start <= end) return { start, end };
	// From the first pass of autumn's repeated hour into its second: the PBX compares texts.
	return { start: earliestTextFrom(from, clock), end: latestTextUntil(to, clock) };
}

function isOneMidnight({ start, end }: Partial<Window>): boolean {
	return start !== undefined && start === end && start.endsWith(' 00:00:00');
}

/** The window before, as long by the clock on the wall, and how many milliseconds that is. */
export function windowBefore({ start, end }: Window): { window: Window; ms: number } {
	const ms = wallMs(end) - wallMs(start) + SECOND_MS;
	const window = { start: wallText(wallMs(start) - ms), end: wallText(wallMs(start) - SECOND_MS) };
	return { window, ms };
}

/** Everything within some hours of an instant. */
export function windowAround(ms: number, hours: number, clock: PbxClock): Window {
	return windowBetween(ms - hours * HOUR_MS, ms + hours * HOUR_MS, clock);
}

/** Everything that the PBX files between two instants. */
export function windowBetween(from: number, to: number, clock: PbxClock): Window {
	return { start: earliestTextFrom(from, clock), end: latestTextUntil(to, clock) };
}

/** The earliest text that the PBX's clock shows at an instant or after it. */
export function earliestTextFrom(ms: number, clock: PbxClock): string {
	const until = ms + LONGEST_REPEAT_MS;
	const turns = clock.isSetBack(ms, until) ? quarterHours(ms, until) : [];
	const texts = turns.map((turn) => clock.textOf(turn));
	return texts.reduce((a, b) => (b < a ? b : a), clock.textOf(ms));
}

/** The latest text that the PBX's clock has shown up to an instant. */
function latestTextUntil(ms: number, clock: PbxClock): string {
	const since = ms - LONGEST_REPEAT_MS;
	const turns = clock.isSetBack(since, ms) ? quarterHours(since, ms) : [];
	const texts = turns.map((turn) => clock.textOf(turn - SECOND_MS));
	return texts.reduce((a, b) => (b > a ? b : a), clock.textOf(ms));
}

function quarterHours(from: number, to: number): number[] {
	const first = Math.ceil(from / QUARTER_HOUR_MS) * QUARTER_HOUR_MS;
	const count = Math.floor((to - first) / QUARTER_HOUR_MS) + 1;
	return Array.from({ length: count }, (_, index) => first + index * QUARTER_HOUR_MS);
}
