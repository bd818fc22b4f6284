import { WEEKDAYS, weekdayOf } from './weekdays';

const DAY_MINUTES = 24 * 60;
const WEEK_MINUTES = 7 * DAY_MINUTES;

/** Of each minute of the week, from Sunday 00:00 on, whether it is open (1). */
export type OpeningHours = Uint8Array;

const TIME = String.raw`(\d{1,2})(?::(\d{2}))?`;
/** `09:00-19:00`, `9-19`. */
const SPAN = new RegExp(`^${TIME}-${TIME}$`);
/** `Sun`, `Sunday`, `Sun-Thu`. */
const DAYS = /^([a-z]+)(?:-([a-z]+))?$/i;
const EVERY_DAY = WEEKDAYS.map((_, day) => day);

/**
 * Opening hours as people write them: `Sun-Thu 09:00-19:00, Fri 09:00-13:00`. Days may have several
 * spans (`Mon 9-13 16-19`) and spans several days (`Sun, Tue 10:00-12:00`); without a day every day
 * is meant; a span that ends before it begins goes over midnight. Undefined for whatever is no such
 * text.
 */
export function openingHoursOf(text: string): OpeningHours | undefined {
	const hours = new Uint8Array(WEEK_MINUTES);
	let days: number[] = [];
	let hasSpan = false;
	for (const word of wordsOf(text)) {
		const span = spanOf(word);
		if (span) {
			for (const day of days.length > 0 ? days : EVERY_DAY) open(hours, day, span);
			hasSpan = true;
			continue;
		}
		const named = daysOf(word);
		if (!named) return undefined;
		days = hasSpan ? named : [...days, ...named];
		hasSpan = false;
	}
	return hasSpan ? hours : undefined;
}

/** Whether it is open when the clock on the wall shows a time; the end of a span is closed. */
export function isOpenAt(hours: OpeningHours, local: string): boolean {
	const minute = Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
	return hours[weekdayOf(local) * DAY_MINUTES + minute] === 1;
}

/** The words, with the blanks around dashes gone. */
function wordsOf(text: string): string[] {
	const parts = text.split(/[-\u2010-\u2015\u2212]/).map((part) => part.trim());
	const words = parts.join('-').split(/[\s,;]+/);
	return words.filter((word) => word !== '');
}

/** From and to in minutes of the day; `to` may lie in the next. */
type Span = [from: number, to: number];

function spanOf(word: string): Span | undefined {
	const [, fromHour, fromMinute = '0', toHour, toMinute = '0'] = SPAN.exec(word) ?? [];
	if (fromHour === undefined || Number(fromMinute) > 59 || Number(toMinute) > 59) return undefined;
	const from = Number(fromHour) * 60 + Number(fromMinute);
	const to = Number(toHour) * 60 + Number(toMinute);
	if (from >= DAY_MINUTES || to > DAY_MINUTES || from === to) return undefined;
	return [from, to > from ? to : to + DAY_MINUTES];
}

function daysOf(word: string): number[] | undefined {
	const [, first, last = first] = DAYS.exec(word) ?? [];
	if (first === undefined) return undefined;
	const [from, to] = [dayOf(first), dayOf(last)];
	if (from < 0 || to < 0) return undefined;
	return EVERY_DAY.slice(0, ((to - from + 7) % 7) + 1).map((day) => (from + day) % 7);
}

/** Three letters of a day's name will do. */
function dayOf(name: string): number {
	if (name.length < 3) return -1;
	return WEEKDAYS.findIndex((day) => day.toLowerCase().startsWith(name.toLowerCase()));
}

function open(hours: OpeningHours, day: number, [from, to]: Span): void {
	for (let minute = from; minute < to; minute++) {
		hours[(day * DAY_MINUTES + minute) % WEEK_MINUTES] = 1;
	}
}
