import type { INodeExecutionData } from 'n8n-workflow';

import { limited } from '../../fields/list';
import { callsOfLegs, withRawLegs } from '../../pbx/calls/groupLegs';
import type { PbxClock } from '../../pbx/time/zoneClock';
import { eachOf, mapOf, sortOf, type LongWork } from '../../pbx/longWork';
import type { Row } from '../../pbx/rows';
import { itemsOf } from '../operation';
import { passes, type CallFilters } from '../../callRecords/filters';
import type { Home } from '../../pbx/sameNumber';
import { recordOf } from '../../pbx/calls/readCdr';
import type { Window } from '../../pbx/time/window';
import type { CallOfLegs } from '../../pbx/calls/groupedCall';

interface GroupedList {
	window: Window;
	filters: CallFilters;
	list: { returnAll: boolean; limit: number; simplify: boolean };
	newestFirst: boolean;
	clock: PbxClock;
	home: Home;
}

/** An item for each call that the legs of a window belong to; filters, order and limit are those of calls. */
export function* groupedItems(
	rows: Row[],
	{ window, filters, list, newestFirst, clock, home }: GroupedList,
): LongWork<INodeExecutionData[]> {
	const legs = yield* mapOf(rows, (row) => ({
		row,
		record: recordOf('legs', row, clock, home.countryCode),
	}));
	const found: Array<CallOfLegs & { start: number }> = [];
	yield* eachOf(yield* callsOfLegs(legs, window.start, clock), (each) => {
		if (passes(each.call, filters, home)) found.push({ ...each, start: startOf(each) });
	});
	const calls = yield* sortOf(found, (a, b) =>
		newestFirst ? b.start - a.start : a.start - b.start,
	);
	return itemsOf(
		yield* mapOf(limited(calls, list), ({ call, rows: raw }) =>
			list.simplify ? call : withRawLegs(call, raw),
		),
	);
}

/** A call whose start cannot be read is the oldest. */
function startOf({ call: { startedAt } }: CallOfLegs): number {
	return startedAt === null ? 0 : Date.parse(startedAt);
}
