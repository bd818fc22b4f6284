/** Reports against a second implementation (oracle.ts), over days that are made up (days.ts). */
import fc from 'fast-check';

import { CallsBySlices } from '../../../../../nodes/GisPbx/pbx/calls/callsBySlices';
import { callFromSimpleCdr, legFromCdr } from '../../../../../nodes/GisPbx/pbx/calls/readCdr';
import { AgentSummary } from '../../../../../nodes/GisPbx/pbx/reports/agentSummary';
import type { GroupBy } from '../../../../../nodes/GisPbx/pbx/reports/callGroups';
import { CallSummary } from '../../../../../nodes/GisPbx/pbx/reports/callSummary';
import { queueCallOf } from '../../../../../nodes/GisPbx/pbx/reports/queueCall';
import { QueueSummary } from '../../../../../nodes/GisPbx/pbx/reports/queueSummary';
import { reportedCall, type ReadCall } from '../../../../../nodes/GisPbx/pbx/reports/reportedCall';
import {
	UnreturnedCalls,
	type UnreturnedNumber,
} from '../../../../../nodes/GisPbx/pbx/reports/unreturned';
import type { CallOfLegs } from '../../../../../nodes/GisPbx/pbx/calls/groupedCall';
import { PbxClock } from '../../../../../nodes/GisPbx/pbx/time/zoneClock';
import { wallText, wallMs } from '../../../../../nodes/GisPbx/pbx/time/wallText';
import type { Window } from '../../../../../nodes/GisPbx/pbx/time/window';
import { DAYS, instantsOf, playedDays, type TrueCall } from './days';
import { agentsOf, GROUP_BY, queuesOf, summaryOf, unreturnedOf, type Source } from './oracle';
import { atOnce } from '../atOnce';

const HOUR = 3_600_000;
const countryCode = '972';
const serviceLevel = 20;
/** Long after all of it. */
const NOW = Date.parse('2030-01-01T00:00:00Z');

/** A day's calls, some of them before the window and behind it, and another order for each list of rows. */
const story = (zone: string, window: Window) => {
	const [from, until] = instantsOf(window, zone);
	return playedDays(zone, from - HOUR, until + HOUR).chain((calls) =>
		fc.record({
			calls: fc.constant(calls),
			inWindow: fc.constant(calls.filter(({ start }) => start >= from && start < until)),
			order: fc.infiniteStream(fc.nat(1_000_000)),
			/** Hours at which the reading of legs is cut. */
			slice: fc.integer({ min: 1, max: 30 }),
			by: fc.constantFrom(...GROUP_BY) as fc.Arbitrary<GroupBy>,
			queueBy: fc.constantFrom('queue', 'agent', 'day', 'hour', 'none'),
		}),
	);
};

const shuffled = <T>(list: T[], order: Iterator<number>): T[] =>
	list
		.map((each) => ({ each, place: order.next().value as number }))
		.sort((a, b) => a.place - b.place)
		.map(({ each }) => each);

const listed = (calls: TrueCall[], clock: PbxClock): ReadCall[] =>
	calls.map(({ listRow }) => ({ call: callFromSimpleCdr(listRow, clock), rows: [] }));

/** The calls of legs, read in slices of some hours, each in an order of its own. */
function callsOfSlices(
	calls: TrueCall[],
	window: Window,
	clock: PbxClock,
	hours: number,
	order: Iterator<number>,
) {
	const rows = calls.flatMap(({ legRows }) => legRows);
	const end = wallText(wallMs(window.end) + HOUR);
	const reader = new CallsBySlices(window, clock, NOW);
	const found: CallOfLegs[] = [];
	for (let from = wallMs(window.start); from <= wallMs(end); from += hours * HOUR) {
		const last = wallText(Math.min(from + hours * HOUR - 1000, wallMs(end)));
		const slice = rows.filter(
			({ start }) => wallText(from) <= String(start) && String(start) <= last,
		);
		const legs = shuffled(slice, order).map((row) => ({ row, record: legFromCdr(row, clock) }));
		found.push(...atOnce(reader.take(legs, last)));
	}
	return [...found, ...atOnce(reader.rest())];
}

/** Its legs tell of a missed call which phone it rang, where it was but one. */
function withRungPhone(call: TrueCall): TrueCall {
	const rang = Object.keys(call.phones);
	const isMissed = call.direction === 'inbound' && call.outcome !== 'answered';
	return isMissed && rang.length === 1 ? { ...call, extension: rang[0] } : call;
}

// A whole day is slow to shrink.
const runs = { numRuns: 40, endOnFailure: true };

describe.each(DAYS)('%s', (_name, zone, window) => {
	const clock = new PbxClock(zone);
	const span = instantsOf(window, zone);
	const iso = (ms: number | null) => (ms === null ? null : clock.isoOf(ms));
	const summarized = (by: GroupBy, calls: ReadCall[]) => {
		const summary = new CallSummary({
			by,
			window,
			clock,
			countryCode,
			serviceLevelSeconds: serviceLevel,
		});
		for (const call of calls) summary.add(reportedCall(call));
		return summary.items();
	};
	const expected = (calls: TrueCall[], by: GroupBy, source: Source) =>
		summaryOf(calls, { by, zone, span, source, serviceLevel });

	test('calls of the list, by each group, in any order', () => {
		fc.assert(
			fc.property(story(zone, window), ({ inWindow, order, by }) => {
				const calls = shuffled(listed(inWindow, clock), order);
				const known =
					by === 'queue' ? inWindow.map((call) => ({ ...call, queue: null })) : inWindow;
				expect(summarized(by, calls)).toEqual(expected(known, by, 'calls'));
			}),
			runs,
		);
	});

	test('calls made of legs, by each group, whatever the slices', () => {
		fc.assert(
			fc.property(story(zone, window), ({ calls, inWindow, order, by, slice }) => {
				const found = callsOfSlices(calls, window, clock, slice, order);
				expect(found).toHaveLength(inWindow.length);
				expect(summarized(by, found)).toEqual(expected(inWindow.map(withRungPhone), by, 'legs'));
			}),
			runs,
		);
	});

	test('who was not called back', () => {
		fc.assert(
			fc.property(story(zone, window), ({ inWindow, order, slice }) => {
				const unreturned = new UnreturnedCalls(countryCode);
				const middle = (span[0] + span[1]) / 2;
				const isAsked = ({ start }: { start: number }) => start < middle;
				for (const call of callsOfSlices(inWindow, window, clock, slice, order)) {
					unreturned.add(
						reportedCall(call),
						isAsked({ start: Date.parse(call.call.startedAt ?? '') }),
					);
				}
				const found = unreturned.list();
				expect(found.map(timesOf).sort(byTime)).toEqual(
					unreturnedOf(inWindow, isAsked)
						.map((each) => ({
							...each,
							firstAt: iso(each.firstAt),
							lastAt: iso(each.lastAt),
							lastAttempt: iso(each.lastAttempt),
						}))
						.sort(byTime),
				);
				expect(unreturned.withheld).toBe(
					inWindow.filter((call) => call.withheld && isAsked(call)).length,
				);
			}),
			runs,
		);
	});

	test('queues, by each group', () => {
		fc.assert(
			fc.property(story(zone, window), ({ calls, inWindow, order, slice, queueBy: by }) => {
				const summary = new QueueSummary({
					by,
					window,
					clock,
					serviceLevelSeconds: serviceLevel,
					shortAbandonSeconds: 10,
				});
				for (const each of callsOfSlices(calls, window, clock, slice, order)) {
					const call = queueCallOf(each);
					if (call) summary.add(call);
				}
				expect(summary.items()).toEqual(
					queuesOf(inWindow, { by, zone, span, serviceLevel, short: 10 }),
				);
			}),
			runs,
		);
	});

	test('agents', () => {
		fc.assert(
			fc.property(story(zone, window), ({ calls, inWindow, order, slice }) => {
				const summary = new AgentSummary(undefined);
				for (const each of callsOfSlices(calls, window, clock, slice, order)) summary.add(each);
				const known = summary.items().filter(({ extension }) => extension !== null);
				expect(
					known.sort((a, b) => ((a.extension as string) < (b.extension as string) ? -1 : 1)),
				).toEqual(
					agentsOf(inWindow).map((each) => ({
						...each,
						firstCallAt: iso(each.firstCallAt),
						lastCallAt: iso(each.lastCallAt),
					})),
				);
			}),
			runs,
		);
	});
});

/** What the oracle tells as well. */
function timesOf(each: UnreturnedNumber) {
	const { numberE164, timesCalled, firstAt, lastAt, waitedSeconds, lastAttempt } = each;
	return { numberE164, timesCalled, firstAt, lastAt, waitedSeconds, lastAttempt };
}

function byTime(a: { lastAt: string | null; numberE164: string | null }, b: typeof a): number {
	const key = ({ lastAt, numberE164 }: typeof a) => `${lastAt}|${numberE164}`;
	return key(a) < key(b) ? -1 : 1;
}
