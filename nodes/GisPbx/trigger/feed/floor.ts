import { MINUTE_MS, DAY_MS, type PbxClock } from '../../pbx/time/zoneClock';
import { earliestTextFrom } from '../../pbx/time/window';
import { cutToTenMinutes, earliest } from '../../pbx/time/wallText';

/** How far the clocks of a PBX's nodes, and ours, may be apart. */
export const CLOCK_MARGIN_MINUTES = 15;

/**
 * The earliest text under which a row may be filed that appears at an instant or later: the lookback
 * and the margin before it, and on the night when the clock is set back the earliest text still to come.
 */
export function safeFloor(ms: number, lookbackMinutes: number, clock: PbxClock): string {
	const reach = (lookbackMinutes + CLOCK_MARGIN_MINUTES) * MINUTE_MS;
	return cutToTenMinutes(earliestTextFrom(ms - reach, clock));
}

/** When the PBX's clock had come to, as a row shows: an end further ahead than clocks may be apart is none. */
export function shownBy(
	{ startedAt, endedAt }: { startedAt: number | null; endedAt: number | null },
	now: number,
): number | null {
	const isAhead = endedAt !== null && endedAt > now + CLOCK_MARGIN_MINUTES * MINUTE_MS;
	return isAhead ? startedAt : endedAt;
}

/** What tells how far the PBX's records are complete. */
interface Evidence {
	/** Instant up to which they are; undefined: nothing tells. */
	through?: number;
	/** Since when nothing new has been seen. */
	silentSince?: number;
}

/**
 * The latest end among the new rows, which is the PBX's own clock. Silence is no evidence, as an
 * ailing PBX is silent too; only a whole day of it is believed, only for what lies before it, and
 * not where 0 bytes came and nobody looked in another form.
 */
export function evidenceOf(
	ends: Array<number | null>,
	now: number,
	silentSince: number | undefined,
	blank?: 'everyForm' | 'json',
): Evidence {
	if (ends.length > 0) {
		const through = ends.reduce<number>((a, b) => Math.max(a, b ?? -Infinity), -Infinity);
		return through === -Infinity ? {} : { through };
	}
	// A clock that was set back since has not seen that much silence.
	const since = Math.min(silentSince ?? now, now);
	return now - since < DAY_MS || blank === 'json'
		? { silentSince: since }
		: { through: since, silentSince: now };
}

/** The next floor: as late as all bounds allow, and never before the last one. */
export function nextFloor(
	floor: string,
	safe: string | undefined,
	bounds: Array<string | undefined>,
): string {
	if (safe === undefined) return floor;
	const next = cutToTenMinutes(earliest(safe, ...bounds));
	return next > floor ? next : floor;
}
