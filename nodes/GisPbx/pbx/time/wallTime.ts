/** A date and time as a clock on a wall shows it. */
interface WallTime {
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
/** What the PBX itself prints, a hundred thousand times in a long list: its parts stand at fixed places. */
const AS_PRINTED = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;
const ZERO = '0'.charCodeAt(0);
/** JavaScript takes earlier ones for years of the twentieth century. */
const FIRST_YEAR = 100;

/**
 * Reads `2024-06-01 12:00:00`: T or a blank between, seconds optional, one digit of month, day and
 * hour, an offset behind. Undefined for what is no time on any calendar.
 */
export function wallTimeOf(text: string): WallTime | undefined {
	return isPrintedTime(text) ? printedTime(text) : freeTime(text);
}

/** Whether a text has the form in which the PBX prints its times, which sorts as they do. */
export function isPrintedTime(text: string): boolean {
	return AS_PRINTED.test(text);
}

/** Read digit by digit, which costs a tenth of a regular expression with groups. */
function printedTime(text: string): WallTime | undefined {
	const two = (place: number) =>
		(text.charCodeAt(place) - ZERO) * 10 + text.charCodeAt(place + 1) - ZERO;
	const utc = onCalendar(two(0) * 100 + two(2), two(5), two(8), two(11), two(14), two(17));
	return utc === undefined ? undefined : { utc, hasTimeOfDay: true };
}

function freeTime(text: string): WallTime | undefined {
	const parts = FORM.exec(text.trim());
	if (!parts) return undefined;
	const [year, month, day, hour, minute, second] = parts
		.slice(1, 7)
		.map((part: string | undefined) => Number(part ?? 0));
	const utc = onCalendar(year, month, day, hour, minute, second);
	if (utc === undefined) return undefined;
	const offset: string | undefined = parts[7];
	return {
		utc,
		hasTimeOfDay: parts[4] !== undefined,
		...(offset !== undefined && { offsetMinutes: minutesOf(offset) }),
	};
}

/** The milliseconds, unless a part is too large for its place: JavaScript would carry it over. */
function onCalendar(
	year: number,
	month: number,
	day: number,
	hour: number,
	minute: number,
	second: number,
): number | undefined {
	const isTimeOfDay = hour < 24 && minute < 60 && second < 60;
	const isDate = year >= FIRST_YEAR && month >= 1 && month <= 12 && day >= 1;
	if (!isTimeOfDay || !isDate || day > daysIn(year, month)) return undefined;
	return Date.UTC(year, month - 1, day, hour, minute, second);
}

function daysIn(year: number, month: number): number {
	if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
	return new Date(Date.UTC(year, 2, 0)).getUTCDate();
}

function minutesOf(offset: string): number {
	if (/z/i.test(offset)) return 0;
	const digits = offset.replace(/\D/g, '').padEnd(4, '0');
	const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
	return offset.startsWith('-') ? -minutes : minutes;
}
