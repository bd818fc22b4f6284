/** A date and time as a clock on a wall shows it. */
export interface WallTime {
	/** Its milliseconds, were the clock in UTC. */
	utc: number;
	hasTimeOfDay: boolean;
	/** Minutes east of UTC, where the text names an offset. */
	offsetMinutes?: number;
}

const DATE = String.raw`(\d{4})-(\d{1,2})-(\d{1,2})`;
const TIME_OF_DAY = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?`;
const OFFSET = String.raw`(Z|[+-]\d{2}(?::?\d{2})?)`;
const FORM = new RegExp(`^${DATE}(?:(?:T|\\s+)${TIME_OF_DAY}\\s*${OFFSET}?)?$`, 'i');

/**
 * Reads `2024-06-01 12:00:00`: T or a blank between, seconds optional, one digit of month, day and
 * hour, an offset behind. Undefined for what is no time on any calendar.
 */
export function wallTimeOf(text: string): WallTime | undefined {
	const parts = FORM.exec(text.trim());
	if (!parts) return undefined;
	const [year, month, day, hour, minute, second] = parts
		.slice(1, 7)
		.map((part: string | undefined) => Number(part ?? 0));
	const utc = Date.UTC(year, month - 1, day, hour, minute, second);
	const date = new Date(utc);
	const isOnCalendar =
		date.getUTCFullYear() === year &&
		date.getUTCMonth() === month - 1 &&
		date.getUTCDate() === day &&
		date.getUTCHours() === hour &&
		minute < 60 &&
		second < 60;
	if (!isOnCalendar) return undefined;
	const offset: string | undefined = parts[7];
	return {
		utc,
		hasTimeOfDay: parts[4] !== undefined,
		...(offset !== undefined && { offsetMinutes: minutesOf(offset) }),
	};
}

function minutesOf(offset: string): number {
	if (/z/i.test(offset)) return 0;
	const digits = offset.replace(/\D/g, '').padEnd(4, '0');
	const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
	return offset.startsWith('-') ? -minutes : minutes;
}
