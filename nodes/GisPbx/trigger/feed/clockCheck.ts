import { earliestTextFrom } from '../../pbx/time/window';
import { filingText, wallMs, wallText } from '../../pbx/time/wallText';
import { DAY_MS, MINUTE_MS } from '../../pbx/time/zoneClock';
import { CLOCK_MARGIN_MINUTES, safeFloor } from './floor';
import type { FeedReader, FollowSettings } from './settings';
import type { FeedState } from './state';

/** No clock that somebody has set shows an earlier time. */
const EARLIEST = Date.UTC(2020, 0, 1);
/** A PBX without a call for so long is not known to be one. */
const LONGEST_PAUSE_MS = 6 * DAY_MS;

/** Whether the clock shows a time at which this can run: a machine without one begins in 1970. */
export function isClockSet(now: number): boolean {
	return now >= EARLIEST;
}

/**
 * - right: nothing says otherwise;
 * - behind: n8n's clock shows less than the PBX's: the feed goes on from its floor;
 * - wasAhead: n8n's clock showed more than now when the floor was set.
 */
type ClockState = 'right' | 'behind' | 'wasAhead';

/**
 * Judges n8n's clock by the floor, which no right clock has before it, and that by the PBX's own
 * clock: it is ahead of n8n's where the PBX has filed calls that n8n's clock has yet to come to
 * (feed.md#clocks). Rejects when the PBX cannot be read.
 */
export async function clockStateOf(
	{ floor }: Pick<FeedState, 'floor'>,
	now: number,
	{ clock, rows }: Pick<FollowSettings<unknown>, 'clock' | 'rows'>,
	reader: Pick<FeedReader<unknown>, 'rows'>,
): Promise<ClockState> {
	if (floor <= clock.textOf(now)) return 'right';
	if (!isClockSet(now)) return 'behind';
	const ahead = earliestTextFrom(now + CLOCK_MARGIN_MINUTES * MINUTE_MS, clock);
	const recent = wallText(wallMs(floor) - LONGEST_PAUSE_MS);
	const start = ahead > recent ? ahead : recent;
	const answer = await reader.rows({ start, end: wallText(wallMs(floor) + DAY_MS) });
	// An answer without its end is no proof of nothing.
	if (!('rows' in answer)) return 'behind';
	const isFiled = answer.rows.some((row) => {
		const filed = filingText(rows.startOf(row));
		return filed !== undefined && filed >= start;
	});
	return isFiled ? 'behind' : 'wasAhead';
}

/** The state of a feed whose floor lies ahead, as it goes on from now: what is settled stays so. */
export function broughtBack(
	{ version, scope, ledger }: FeedState,
	now: number,
	{ lookbackMinutes, clock }: Pick<FollowSettings<unknown>, 'lookbackMinutes' | 'clock'>,
): FeedState {
	return { version, scope, ledger, floor: safeFloor(now, lookbackMinutes, clock), newSince: now };
}
