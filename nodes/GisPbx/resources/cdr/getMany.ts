import { choice } from '../../fields/choice';
import { limited, listFields } from '../../fields/list';
import { toggle } from '../../fields/toggle';
import {
	addCallDetails,
	callFromSimpleCdr,
	legFromCdr,
	legsByCall,
	type CallRecord,
	type Detail,
	type LegIndex,
} from '../../pbx/callRecord';
import type { PbxClock } from '../../pbx/localTime';
import { dropPositionalKeys, type Row } from '../../pbx/rows';
import { textField } from '../../pbx/fields';
import type { Pbx } from '../../transport/pbx';
import { defineOperation, itemsOf } from '../operation';
import { detailField, endField, simplifyField, startField } from './cdrFields';
import { fetchRowsSliced, slicesOf, type Window } from './fetchRows';
import { callFilters, passes } from './filters';

const DAY_MS = 24 * 3_600_000;

/** Lists ended calls (sheet 6, pbx-protocol 4.7 and 4.8). */
export const getMany = defineOperation({
	name: 'Get Many',
	action: 'Get many CDRs',
	description: 'Retrieve a list of ended calls or of their legs',
	effect: 'reads',
	timeoutSeconds: 180,
	fields: {
		detail: detailField,
		start: startField,
		end: endField,
		...listFields(),
		simplify: simplifyField,
	},
	filters: callFilters,
	options: {
		addCallDetails: toggle({
			displayName: 'Add Call Details',
			default: true,
			description:
				'Whether to fill linked ID, originate ID and talk time of calls by a second request, where the PBX keeps them only with the legs',
		}),
		sort: choice({ displayName: 'Sort', default: 'newest' }, [
			{ name: 'Newest First', value: 'newest' },
			{ name: 'Oldest First', value: 'oldest' },
		]),
	},
	async run({ values, filters, options, pbx, clock }) {
		const { detail, simplify } = values;
		const newestFirst = options.sort !== 'oldest';
		const isFiltered = Object.values(filters).some((filter) => filter !== undefined);
		const withDetails =
			detail === 'calls' && (options.addCallDetails === true || filters.linkedId !== undefined);

		const slices = slicesOf(windowOf(values, clock, pbx), clock);
		if (newestFirst) slices.reverse();
		const isEnough = (rows: number) => !isFiltered && !values.returnAll && rows >= values.limit;
		const rows = await fetchRowsSliced(pbx, detail, slices, isEnough);
		sortByStart(rows, detail, newestFirst);

		const legs = withDetails ? await fetchLegs(pbx, clock, slices) : undefined;
		const recordOf = (row: Row) => {
			const record = RECORD_OF[detail](row, clock);
			return legs ? addCallDetails(record, legs) : record;
		};
		const chosen = limited(
			isFiltered ? rows.filter((row) => passes(recordOf(row), filters)) : rows,
			values,
		);
		return itemsOf(simplify ? chosen.map(recordOf) : chosen.map(dropPositionalKeys));
	},
});

const RECORD_OF: Record<Detail, (row: Row, clock: PbxClock) => CallRecord> = {
	calls: callFromSimpleCdr,
	legs: legFromCdr,
};

async function fetchLegs(pbx: Pbx, clock: PbxClock, slices: Window[]): Promise<LegIndex> {
	const rows = await fetchRowsSliced(pbx, 'legs', slices, () => false);
	return legsByCall(rows.map((row) => legFromCdr(row, clock)));
}

/** From 24 hours ago to now, where nothing else was given. */
function windowOf(given: { start?: string; end?: string }, clock: PbxClock, pbx: Pbx): Window {
	const end = given.end ?? clock.textOf(Date.now());
	const endInstant = clock.instantOf(end, 'end') ?? Date.now();
	const start = given.start ?? clock.textOf(endInstant - DAY_MS);
	if (end < start) {
		return pbx.refuse(
			`End (${end}) is before Start (${start})`,
			'Both are wall times of the PBX. Nothing was sent.',
		);
	}
	return { start, end };
}

/** Start times sort as text. */
function sortByStart(rows: Row[], detail: Detail, newestFirst: boolean): void {
	const name = detail === 'calls' ? 'sc_start' : 'start';
	const sign = newestFirst ? -1 : 1;
	const startOf = (row: Row) => textField(row, name) ?? '';
	rows.sort((a, b) => {
		const [first, second] = [startOf(a), startOf(b)];
		return first === second ? 0 : first < second ? -sign : sign;
	});
}
