import { choice } from '../../fields/choice';
import { limited, listFields } from '../../fields/list';
import { addCallDetails } from '../../pbx/calls/callDetails';
import { inStretches, mapOf } from '../../pbx/longWork';
import type { Row } from '../../pbx/rows';
import { defineOperation, itemsOf } from '../operation';
import {
	addCallDetailsField,
	detailField,
	endField,
	groupLegsField,
	simplifyField,
	startField,
} from '../../callRecords/cdrFields';
import { fetchRowsSliced, fetchLegs } from '../../callRecords/fetchRows';
import { callFilters, passes } from '../../callRecords/filters';
import { groupedItems } from './groupedItems';
import { recordOf } from '../../pbx/calls/readCdr';
import { sortedByStart } from '../../callRecords/sortedByStart';
import { slicesOf } from '../../pbx/time/slices';
import { windowOf } from '../../pbx/time/window';
import { breathe } from '../../transport/breath';

/** Lists ended calls (pbx.md#cdrs and pbx.md#simple-cdrs). */
export const getMany = defineOperation({
	name: 'Get Many',
	action: 'Get many call records',
	description: 'Retrieve a list of ended calls or of their legs',
	effect: 'reads',
	builderHint:
		'Ended calls of a window, the last 24 hours by default, newest first. Missed calls: filters.disposition with missed. To start a workflow by ended calls use the GIS PBX Trigger instead of a schedule.',
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
		addCallDetails: addCallDetailsField,
		groupLegs: groupLegsField,
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

		const isGrouped = detail === 'legs' && options.groupLegs === true;
		const window = windowOf(values, clock, pbx);
		const slices = slicesOf(window);
		if (newestFirst) slices.reverse();
		const isEnough = (rows: number) =>
			!isGrouped && !isFiltered && !values.returnAll && rows >= values.limit;
		const slicing = { slices, isEnough, isNamedOnly: !simplify };
		const { rows, read } = await fetchRowsSliced(pbx, detail, slicing);
		if (isGrouped) {
			const how = {
				window,
				filters,
				list: values,
				newestFirst,
				clock,
				countryCode: pbx.settings.countryCode,
			};
			return await inStretches(groupedItems(rows, how), breathe);
		}
		const sorted = await inStretches(sortedByStart(rows, detail, clock, newestFirst), breathe);

		const legs = withDetails ? await fetchLegs(pbx, clock, read) : undefined;
		const detailedRecordOf = (row: Row) => {
			const record = recordOf(detail, row, clock);
			return legs ? addCallDetails(record, legs) : record;
		};
		const passing = (row: Row) =>
			passes(detailedRecordOf(row), filters, pbx.settings.countryCode) ? [row] : [];
		const wanted = isFiltered
			? (await inStretches(mapOf(sorted, passing), breathe)).flat()
			: sorted;
		const chosen = limited(wanted, values);
		return itemsOf(simplify ? await inStretches(mapOf(chosen, detailedRecordOf), breathe) : chosen);
	},
});
