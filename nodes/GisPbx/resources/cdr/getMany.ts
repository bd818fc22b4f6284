import { choice } from '../../fields/choice';
import { listFields } from '../../fields/list';
import { inStretches } from '../../pbx/longWork';
import { defineOperation } from '../operation';
import {
	addCallDetailsField,
	detailField,
	endField,
	groupLegsField,
	simplifyField,
	startField,
} from '../../callRecords/cdrFields';
import { fetchRowsSliced } from '../../callRecords/fetchRows';
import { callFilters, type CallFilters } from '../../callRecords/filters';
import type { Detail } from '../../pbx/calls/callIdentity';
import { groupedItems } from './groupedItems';
import { rowItems } from './rowItems';
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
	async run({ values, filters, options, pbx, clock, n8n }) {
		const { detail, simplify } = values;
		const newestFirst = options.sort !== 'oldest';
		const isFiltered = Object.values(filters).some((filter) => filter !== undefined);
		const details = detailsOf(detail, filters, options);
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
				home: pbx.settings,
			};
			return await inStretches(groupedItems(rows, how), breathe);
		}
		return await rowItems(rows, {
			...{ detail, filters, list: values, newestFirst, details, read, pbx, clock },
			hint: (message) => n8n.addExecutionHints({ message, location: 'outputPane' }),
		});
	},
});

/** Filters that only legs can tell need all of them; the talk time is filled unless that was switched off. */
function detailsOf(
	detail: Detail,
	{ linkedId, queue }: CallFilters,
	{ addCallDetails }: { addCallDetails?: boolean },
): 'all' | 'talk' | 'none' {
	if (detail === 'legs') return 'none';
	if (addCallDetails || linkedId !== undefined || queue !== undefined) return 'all';
	return addCallDetails === undefined ? 'talk' : 'none';
}
