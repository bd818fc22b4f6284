/** `info=simplecdrs`: one row per call (pbx.md#simple-cdrs). */
import { reads } from '../../operation';
import type { Pbx } from '../../pbx';
import { selectRows, type Filters } from '../../range';
import { csv, doubledPipes, inFormat, jsonRows } from '../../reply';
import type { Row } from '../../row';

const FILTERS: Filters = {
	calleridnum: (row) => [row.sc_calleridnum],
	calleridname: (row) => [row.sc_calleridname],
	dialednum: (row) => [row.sc_dialednum],
	disposition: (row) => [row.sc_disposition],
	direction: (row) => [row.sc_direction],
	whoanswered: (row) => [row.sc_whoanswered],
};

const PHONE_FILTER: Filters = {
	phone: (row) => [row.sc_whoanswered, row.sc_calleridnum, row.sc_dialednum],
};

function filtersOf({ switches }: Pbx): Filters {
	const works = switches.simpleCdrsUniqueId === 'works';
	return {
		...FILTERS,
		uniqueid: (row) => (works ? [row.sc_uniqueid] : []),
		...(switches.phoneFilter === 'works' ? PHONE_FILTER : {}),
	};
}

/** Without `sc_billsec` on engines that do not have it. */
function shownColumns(pbx: Pbx, row: Row): Row {
	const hidden = pbx.switches.simpleCdrFields === 'eleven' ? 'sc_billsec' : '';
	return Object.fromEntries(Object.entries(row).filter(([name]) => name !== hidden));
}

export const simplecdrsInfo = reads((pbx, request) => {
	const rows = selectRows(pbx, request.params, pbx.state.simpleCdrs, {
		filters: filtersOf(pbx),
		ids: ['uniqueid'],
	}).map((row) => shownColumns(pbx, row));
	const positions = pbx.switches.doubledKeys === 'on';
	if (rows.length === 0) return inFormat(request, {});
	return inFormat(request, {
		json: () => jsonRows(pbx, rows, positions),
		csv: () => csv(pbx, Object.keys(rows[0] ?? {}), rows),
		// As observed: the first row stands in the header's line (pbx.md#formats).
		plain: () => doubledPipes(rows, ''),
	});
});
