import { weekdayOf } from '../../time/weekdays';
import type { Words } from './words';

/** What there is nothing of. */
const NOTHING = '–';

/** `12,345` */
export function count(number: number): string {
	const digits = String(number);
	const first = digits.length % 3 || 3;
	const others = digits.slice(first).match(/\d{3}/g) ?? [];
	return [digits.slice(0, first), ...others].join(',');
}

/** `1:02:05` or `2:05`. */
export function duration(seconds: number | null): string {
	if (seconds === null) return NOTHING;
	const whole = Math.round(seconds);
	const twoDigits = (part: number) => String(part).padStart(2, '0');
	const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
	const rest = twoDigits(whole % 60);
	return hours > 0 ? `${count(hours)}:${twoDigits(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** `52.3%` of a part of 1. */
export function percent(share: number | null): string {
	return share === null ? NOTHING : `${Math.round(share * 1000) / 10}%`;
}

/** The clock of an ISO time or of an hour's key: `09:30`. */
export function clockTime(iso: string): string {
	return iso.slice(11, 16);
}

/** `Monday 2026-06-01` */
export function dayText(iso: string, words: Words): string {
	return `${words.weekdays[weekdayOf(iso)]} ${dateText(iso, words)}`;
}

/** `06-01` */
export function shortDay(iso: string, words: Words): string {
	return words.shortDate(iso.slice(5, 7), iso.slice(8, 10));
}

/** `2026-06-01 09:30` */
export function momentText(iso: string, words: Words): string {
	return `${dateText(iso, words)} ${clockTime(iso)}`;
}

/** When something was: the clock alone, where the page is about that one day. */
export function shortMoment(iso: string | null, day: string | undefined, words: Words): string {
	if (iso === null) return NOTHING;
	return iso.slice(0, 10) === day ? clockTime(iso) : `${shortDay(iso, words)} ${clockTime(iso)}`;
}

function dateText(iso: string, words: Words): string {
	return words.date(iso.slice(0, 4), iso.slice(5, 7), iso.slice(8, 10));
}
