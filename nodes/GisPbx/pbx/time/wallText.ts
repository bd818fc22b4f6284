/**
 * PBX wall time `YYYY-MM-DD HH:MM:SS`, reckoned with as the PBX itself compares it: as text, of no
 * zone. Slices and buckets are cut here, so that no night of a clock change can tear them.
 */
import { isPrintedTime, wallTimeOf } from './wallTime';

/** Milliseconds, were the clock on the wall in UTC. */
export function wallMs(text: string): number {
	return Date.parse(`${text.replace(' ', 'T')}Z`);
}

/** The text that a clock on the wall shows. */
export function wallText(wall: number): string {
	return new Date(wall).toISOString().slice(0, 19).replace('T', ' ');
}

/** What the clock on the wall shows at an ISO time with its offset. */
export function wallOf(iso: string): string {
	return `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}

const TO_TEN_MINUTES = 'YYYY-MM-DD HH:M'.length;

/** The last whole ten minutes at or before a text. */
export function cutToTenMinutes(text: string): string {
	return `${tenMinutesIn(text)}0:00`;
}

/** What all texts of the same ten minutes begin with. */
export function tenMinutesIn(text: string): string {
	return text.slice(0, TO_TEN_MINUTES);
}

/** A printed start in full; undefined when the PBX printed no time of day that is on a calendar. */
export function filingText(printed: string): string | undefined {
	const wall = wallTimeOf(printed);
	if (!wall?.hasTimeOfDay || wall.offsetMinutes !== undefined) return undefined;
	return isPrintedTime(printed) ? printed : wallText(wall.utc);
}

/** The earliest of some texts; those that are undefined do not count. */
export function earliest(first: string, ...others: Array<string | undefined>): string {
	return others.reduce<string>((a, b) => (b !== undefined && b < a ? b : a), first);
}
