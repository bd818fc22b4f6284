/**
 * The same reports a second time, plainly: calls in lists, sorted and looped, by the definitions of
 * docs/report.md alone, with Luxon for the PBX's clock. Nothing of it is shared with the node.
 */
import { DateTime } from 'luxon';

import type { TrueCall } from './days';

const lengths = (values: Array<number | null>) => {
	const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
	const n = sorted.length;
	if (n === 0) return { mean: null, median: null, p90: null, longest: null };
	const sum = sorted.reduce((a, b) => a + b, 0);
	const half = n / 2;
	return {
		mean: Number((Math.round((sum / n) * 10) / 10).toFixed(1)),
		median: n % 2 === 1 ? sorted[half - 0.5] : (sorted[half - 1] + sorted[half]) / 2,
		p90: sorted.find((value) => sorted.filter((other) => other <= value).length * 10 >= n * 9),
		longest: sorted[n - 1],
	};
};

const share = (part: number, whole: number) =>
	whole === 0 ? null : Math.round((part / whole) * 1000) / 1000;
const sumOf = (values: Array<number | null>) => values.reduce<number>((a, b) => a + (b ?? 0), 0);

export type Source = 'calls' | 'legs';

export const figuresOf = (calls: TrueCall[], source: Source, serviceLevel: number) => {
	const told = (call: TrueCall) => (source === 'calls' ? call.listed : call);
	const count = (test: (call: TrueCall) => boolean) => calls.filter(test).length;
	const inbound = count(({ direction }) => direction === 'inbound');
	const answered = count(({ outcome }) => outcome === 'answered');
	const missed = count(({ outcome }) => ['voicemail', 'turnedAway', 'abandoned'].includes(outcome));
	const abandoned = count(({ outcome }) => outcome === 'abandoned');
	const voicemail = count(({ outcome }) => outcome === 'voicemail');
	const outbound = count(({ direction }) => direction === 'outbound');
	const internal = count(({ direction }) => direction === 'internal');
	const inTime = count((call) => {
		const { wait } = told(call);
		return call.outcome === 'answered' && wait !== null && wait <= serviceLevel;
	});
	const callers = calls
		.filter(({ direction }) => direction === 'inbound')
		.map(({ number }) => number);
	const talks = calls.map((call) => told(call).talk);
	return {
		calls: calls.length,
		answered,
		missed,
		abandoned,
		voicemail,
		inbound,
		outbound,
		internal,
		uniqueCallers: new Set(callers.filter((number) => number !== null)).size,
		withheld: count(({ withheld }) => withheld),
		talkSeconds: { sum: sumOf(talks), ...lengths(talks) },
		waitSeconds: lengths(calls.map((call) => told(call).wait)),
		answeredWithinServiceLevel: inTime,
		shares: {
			answered: share(answered, calls.length),
			inbound: share(inbound, calls.length),
			outbound: share(outbound, calls.length),
			internal: share(internal, calls.length),
			missed: share(missed, inbound),
			abandoned: share(abandoned, inbound),
			voicemail: share(voicemail, inbound),
			answeredWithinServiceLevel: share(inTime, inbound),
		},
	};
};

const WEEK = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const HOURS = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`);
const hourText = (at: DateTime) =>
	at.startOf('hour').toISO({ suppressMilliseconds: true }) as string;

type Keys = Record<string, (call: TrueCall, zone: string) => string | null>;
const at = ({ start }: TrueCall, zone: string) =>
	DateTime.fromMillis(start, { zone, locale: 'en' });

const KEYS: Keys = {
	none: () => null,
	day: (call, zone) => at(call, zone).toISODate(),
	hour: (call, zone) => hourText(at(call, zone)),
	weekday: (call, zone) => at(call, zone).toFormat('cccc'),
	hourOfWeek: (call, zone) => at(call, zone).toFormat('cccc HH:00'),
	direction: ({ direction }) => direction,
	did: ({ did }) => did,
	extension: ({ extension }) => extension,
	number: ({ number }) => number,
	queue: ({ queue }) => queue?.number ?? null,
};

/** Groups that are there without a call. */
export function emptyGroups(by: string, zone: string, [from, until]: [number, number]): string[] {
	const every = (unit: 'days' | 'hours', text: (at: DateTime) => string) => {
		const keys: string[] = [];
		let moment = DateTime.fromMillis(from, { zone });
		while (moment.toMillis() < until) {
			keys.push(text(moment));
			moment = moment.plus({ [unit]: 1 });
		}
		return keys;
	};
	if (by === 'day') return every('days', (moment) => moment.toISODate() as string);
	if (by === 'hour') return every('hours', hourText);
	if (by === 'weekday') return WEEK;
	if (by === 'hourOfWeek') return WEEK.flatMap((day) => HOURS.map((hour) => `${day} ${hour}`));
	return by === 'direction' ? ['inbound', 'outbound', 'internal'] : [];
}

export const GROUP_BY = Object.keys(KEYS);

/** Calls by group, in order. */
export function grouped<T>(
	calls: T[],
	keyOf: (call: T) => string | null,
	fixed: string[],
): Array<{ group: string | null; calls: T[] }> {
	const keyed = calls.map((call) => ({ call, key: keyOf(call) }));
	const keys = [...new Set(keyed.map(({ key }) => key))].filter(
		(key) => key !== null && !fixed.includes(key),
	);
	const callsOf = (group: string | null) =>
		keyed.filter(({ key }) => key === group).map(({ call }) => call);
	const bySize = keys.sort(
		(a, b) => callsOf(b).length - callsOf(a).length || ((a as string) < (b as string) ? -1 : 1),
	);
	const groups = [...fixed, ...bySize];
	const isNoneNeeded = callsOf(null).length > 0 || groups.length === 0;
	return [...groups, ...(isNoneNeeded ? [null] : [])].map((group) => ({
		group,
		calls: callsOf(group),
	}));
}

export const summaryOf = (
	calls: TrueCall[],
	{
		by,
		zone,
		span,
		source,
		serviceLevel,
	}: { by: string; zone: string; span: [number, number]; source: Source; serviceLevel: number },
) =>
	grouped(calls, (call) => KEYS[by](call, zone), emptyGroups(by, zone, span)).map(
		({ group, calls: own }) => ({
			group,
			...figuresOf(own, source, serviceLevel),
		}),
	);

/** Numbers that called in vain and were not spoken with since: the later call looked for, call by call. */
export function unreturnedOf(calls: TrueCall[], isAsked: (call: TrueCall) => boolean) {
	const isMissed = (call: TrueCall) =>
		['voicemail', 'turnedAway', 'abandoned'].includes(call.outcome) && isAsked(call);
	const unreturned = calls.filter(
		(missed) =>
			isMissed(missed) &&
			missed.number !== null &&
			!calls.some(
				(other) =>
					other.number === missed.number &&
					other.outcome === 'answered' &&
					other.end >= missed.start,
			),
	);
	const numbers = [...new Set(unreturned.map(({ number }) => number))];
	return numbers
		.map((number) => {
			const own = unreturned.filter((call) => call.number === number);
			const first = Math.min(...own.map(({ start }) => start));
			const last = Math.max(...own.map(({ start }) => start));
			const attempts = calls
				.filter(
					(call) =>
						call.number === number &&
						call.direction === 'outbound' &&
						call.outcome === 'unanswered',
				)
				.map(({ start }) => start)
				.filter((start) => start >= first);
			return {
				numberE164: number,
				timesCalled: own.length,
				firstAt: first,
				lastAt: last,
				waitedSeconds: Math.max(...own.map(({ wait }) => wait ?? 0)),
				lastAttempt: attempts.length > 0 ? Math.max(...attempts) : null,
			};
		})
		.sort(
			(a, b) =>
				b.lastAt - a.lastAt || ((a.numberE164 as string) < (b.numberE164 as string) ? -1 : 1),
		);
}

type QueueKeys = 'queue' | 'agent' | 'day' | 'hour' | 'none';

export function queuesOf(
	calls: TrueCall[],
	{
		by,
		zone,
		span,
		serviceLevel,
		short,
	}: { by: QueueKeys; zone: string; span: [number, number]; serviceLevel: number; short: number },
) {
	const queued = calls.filter(({ queue }) => queue !== null);
	const outcomeOf = ({ queue }: TrueCall) => queue?.outcome;
	const keyOf = (call: TrueCall) =>
		by === 'agent'
			? outcomeOf(call) === 'answered'
				? call.extension
				: null
			: KEYS[by](call, zone);
	const all = queued.filter((call) => outcomeOf(call) === 'answered').length;
	return grouped(queued, keyOf, emptyGroups(by, zone, span)).map(({ group, calls: own }) => {
		const of = (outcome: string) => own.filter((call) => outcomeOf(call) === outcome);
		const within = (those: TrueCall[], seconds: number) =>
			those.filter(({ queue }) => (queue?.wait ?? Infinity) <= seconds).length;
		const [answered, abandoned, timedOut] = ['answered', 'abandoned', 'timedOut'].map(of);
		const talks = answered.map(({ talk }) => talk);
		const shortOnes = within(abandoned, short);
		return {
			group,
			offered: own.length,
			answered: answered.length,
			abandoned: abandoned.length,
			timedOut: timedOut.length,
			other: 0,
			abandonedShort: shortOnes,
			waitSeconds: lengths(own.map(({ queue }) => queue?.wait ?? null)),
			talkSeconds: { sum: sumOf(talks), ...lengths(talks) },
			answeredWithinServiceLevel: within(answered, serviceLevel),
			shares: {
				answered: share(answered.length, own.length),
				abandoned: share(abandoned.length, own.length),
				timedOut: share(timedOut.length, own.length),
				answeredWithinServiceLevel: share(within(answered, serviceLevel), own.length - shortOnes),
				ofAllAnswered: share(answered.length, all),
			},
		};
	});
}

export function agentsOf(calls: TrueCall[]) {
	const numbers = new Set([
		...calls.flatMap(({ phones }) => Object.keys(phones)),
		...calls
			.filter(({ direction }) => direction === 'outbound' || direction === 'internal')
			.map(({ extension }) => extension as string),
	]);
	return [...numbers].sort().map((extension) => {
		const rang = calls.filter(({ phones }) => extension in phones);
		const took = rang.filter(({ phones }) => phones[extension].talk !== null);
		const made = calls.filter(
			(call) =>
				call.extension === extension &&
				(call.direction === 'outbound' || call.direction === 'internal'),
		);
		const talked = made.filter(({ outcome }) => outcome === 'answered');
		const rings = (those: TrueCall[]) =>
			those.reduce((sum, { phones }) => sum + phones[extension].missed, 0);
		const talks = [
			...took.map(({ phones }) => phones[extension].talk),
			...talked.map(({ talk }) => talk),
		];
		const { mean, longest } = lengths(talks);
		const starts = [...took, ...made].map(({ start }) => start);
		const outbound = made.filter(({ direction }) => direction === 'outbound');
		return {
			extension,
			answered: took.length,
			missedRings: rings(rang),
			missedRingsTakenByOthers: rings(
				rang.filter((call) => call.outcome === 'answered' && !took.includes(call)),
			),
			outbound: outbound.length,
			outboundAnswered: outbound.filter(({ outcome }) => outcome === 'answered').length,
			internal: made.length - outbound.length,
			talkSeconds: { sum: sumOf(talks), mean, longest },
			firstCallAt: starts.length > 0 ? Math.min(...starts) : null,
			lastCallAt: starts.length > 0 ? Math.max(...starts) : null,
		};
	});
}
