import { IANAZone } from 'luxon';

import { wallText } from './wallText';
import { wallTimeOf } from './wallTime';

/** Which end of a range a time is: the ends read a date, and a repeated hour, differently. */
type Edge = 'start' | 'end';

/** To which the PBX cuts its times. */
export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
/** Zones turn their clocks on quarter hours. */
export const QUARTER_HOUR_MS = HOUR_MS / 4;
const YEAR_MS = 366 * DAY_MS;
const LAST_SECOND_OF_DAY_MS = DAY_MS - SECOND_MS;
/** Bounds the memory of offsets and of hours: twenty thousand quarter hours are seven months. */
const MAX_OFFSETS = 20_000;

const FIRST_INSTANT = Date.UTC(1000, 0, 2);
const LAST_INSTANT = Date.UTC(9999, 11, 30);

/** Whether there is a time, of a year that is written with four digits. */
export function isInstant(ms: number | undefined): ms is number {
	return ms !== undefined && ms >= FIRST_INSTANT && ms <= LAST_INSTANT;
}

/** Whether a time zone of this IANA name is known, such as Asia/Jerusalem. */
export function isTimeZone(zone: string): boolean {
	// Luxon remembers what it has made, but not what `isValidZone` was asked.
	return /^[A-Za-z]/.test(zone) && IANAZone.create(zone).isValid;
}

/**
 * The PBX's clock: its texts (`2024-06-01 12:00:00`, local, without a zone) to instants in
 * milliseconds and back (pbx.md#times).
 */
export class PbxClock {
	private readonly zone: IANAZone;
	private readonly offsets = new Map<number, number>();
	private readonly hours = new Map<number, string>();

	/** @throws RangeError for an unknown time zone */
	constructor(zone: string) {
		if (!isTimeZone(zone)) throw new RangeError(`Unknown time zone: ${zone}`);
		this.zone = IANAZone.create(zone);
	}

	/**
	 * The instants at which the PBX's clock shows the text: none if it is no time (as is
	 * `0000-00-00 00:00:00`), two in the hour that autumn repeats, the first pass first. A text in the
	 * hour that spring leaves out moves forward: 02:30 is 03:30.
	 */
	instantsOf(text: string): number[] {
		const wall = wallTimeOf(text);
		if (!wall || !wall.hasTimeOfDay || wall.offsetMinutes !== undefined) return [];
		return this.instantsOfWall(wall.utc);
	}

	/** One instant: in a repeated hour a start is in the first pass, an end in the second. */
	instantOf(text: string, edge: Edge): number | undefined {
		const instants = this.instantsOf(text);
		return edge === 'start' ? instants[0] : instants[instants.length - 1];
	}

	/**
	 * Whether the clock is not turned back from the first to the last of two texts, so that what it
	 * shows between them sorts as the times do. Not known of a span of more than a year.
	 */
	runsForward(first: string, last: string): boolean {
		const from = this.instantOf(first, 'start');
		const to = this.instantOf(last, 'end');
		if (from === undefined || to === undefined || to - from > YEAR_MS) return false;
		return !this.isSetBack(from, to);
	}

	/** Whether the clock is set back between two instants. */
	isSetBack(from: number, to: number): boolean {
		for (let day = from; day < to; day += DAY_MS) {
			// No zone changes its offset twice within two days.
			if (this.offsetAt(Math.min(day + DAY_MS, to)) < this.offsetAt(day)) return true;
		}
		return false;
	}

	/** The instant with the PBX's offset: `2024-06-01T12:00:00+03:00`. */
	isoOf(ms: number): string {
		const offset = this.offsetAt(ms);
		return this.shownAt(ms + offset, offsetText(offset));
	}

	/** What the PBX's clock shows at the instant: `2024-06-01 12:00:00`. */
	textOf(ms: number): string {
		return this.shownAt(ms + this.offsetAt(ms)).replace('T', ' ');
	}

	/** `2024-06-01T12:00:00` of local time. A list has a hundred thousand times within a few hours. */
	private shownAt(wall: number, zone = ''): string {
		const hour = Math.floor(wall / HOUR_MS);
		let text = this.hours.get(hour);
		if (text === undefined) {
			text = new Date(hour * HOUR_MS).toISOString().slice(0, 'YYYY-MM-DDTHH:'.length);
			this.hours.set(hour, text);
		}
		const seconds = Math.floor((wall - hour * HOUR_MS) / SECOND_MS);
		// What is short is put together first: V8 keeps each longer step on the way.
		const rest = `${twoDigits(seconds / 60)}:${twoDigits(seconds % 60)}${zone}`;
		return text + rest;
	}

	/** `wall`: what the clock shows, as milliseconds were it in UTC. */
	private instantsOfWall(wall: number): number[] {
		// No zone changes its offset twice within two days.
		const before = wall - this.offsetAt(wall - DAY_MS);
		const after = wall - this.offsetAt(wall + DAY_MS);
		if (before === after) return [before];
		const shown = [before, after].filter((ms) => ms + this.offsetAt(ms) === wall);
		return shown.length > 0 ? shown : [before];
	}

	private forget(): void {
		this.offsets.clear();
		this.hours.clear();
	}

	/** Milliseconds east of UTC. Luxon is slow; zones change their offset on quarter hours only. */
	private offsetAt(ms: number): number {
		const quarter = Math.floor(ms / QUARTER_HOUR_MS);
		let offset = this.offsets.get(quarter);
		if (offset === undefined) {
			if (this.offsets.size >= MAX_OFFSETS) this.forget();
			offset = this.zone.offset(quarter * QUARTER_HOUR_MS) * MINUTE_MS;
			this.offsets.set(quarter, offset);
		}
		return offset;
	}
}

/**
 * A time as a user gives it to the text that the PBX is sent, `YYYY-MM-DD HH:MM:SS`
 * (decisions.md#times): a Luxon or Date value, or text with an offset, is converted to the PBX's
 * zone; text without one is the PBX's time as typed. A mere date is its first or its last second.
 * Undefined when the value is no time.
 */
export function toPbxText(value: unknown, clock: PbxClock, edge: Edge): string | undefined {
	const ms = typeof value === 'string' ? instantOfTyped(value, clock, edge) : instantOfDate(value);
	return ms === undefined || !Number.isFinite(ms) ? undefined : clock.textOf(ms);
}

function instantOfTyped(text: string, clock: PbxClock, edge: Edge): number | undefined {
	const wall = wallTimeOf(text);
	if (!wall) return undefined;
	if (wall.offsetMinutes !== undefined) return wall.utc - wall.offsetMinutes * MINUTE_MS;
	const isWholeDay = !wall.hasTimeOfDay && edge === 'end';
	const utc = isWholeDay ? wall.utc + LAST_SECOND_OF_DAY_MS : wall.utc;
	return clock.instantOf(wallText(utc), edge);
}

/** Any copy's DateTime will do: n8n's Luxon is another than ours. */
function instantOfDate(value: unknown): number | undefined {
	if (value instanceof Date) return value.getTime();
	const dateTime = value as { toMillis?: () => number } | null | undefined;
	return typeof dateTime?.toMillis === 'function' ? dateTime.toMillis() : undefined;
}

function offsetText(offset: number): string {
	const minutes = Math.abs(offset) / MINUTE_MS;
	return `${offset < 0 ? '-' : '+'}${twoDigits(minutes / 60)}:${twoDigits(minutes % 60)}`;
}

const TWO_DIGITS = Array.from({ length: 60 }, (_, part) => String(part).padStart(2, '0'));

function twoDigits(part: number): string {
	return TWO_DIGITS[Math.floor(part)];
}
