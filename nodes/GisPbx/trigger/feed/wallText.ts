/**
 * PBX wall time `YYYY-MM-DD HH:MM:SS`, reckoned with as the PBX itself compares it: as text, of no
 * zone. Slices and buckets are cut here, so that no night of a clock change can tear them.
 */
import { wallTimeOf } from '../../pbx/wallTime';

const TEN_MINUTES_MS = 600_000;

/** Milliseconds, were the clock on the wall in UTC. */
export function wallMs(text: string): number {
	return Date.parse(`${text.replace(' ', 'T')}Z`);
}

/** The text that a clock on the wall shows. */
export function wallText(wall: number): string {
	return new Date(wall).toISOString().slice(0, 19).replace('T', ' ');
}

/** The last whole ten minutes at or before a text. */
export function cutToTenMinutes(text: string): string {
	return wallText(Math.floor(wallMs(text) / TEN_MINUTES_MS) * TEN_MINUTES_MS);
}

/** A printed start in full; undefined when the PBX printed no time of day that is on a calendar. */
export function filingText(printed: string): string | undefined {
	const wall = wallTimeOf(printed);
	const isReadable = wall?.hasTimeOfDay && wall.offsetMinutes === undefined;
	return isReadable ? wallText(wall.utc) : undefined;
}

/** The earliest of some texts; those that are undefined do not count. */
export function earliest(first: string, ...others: Array<string | undefined>): string {
	return others.reduce<string>((a, b) => (b !== undefined && b < a ? b : a), first);
}
