import { cdrRow } from '../../cdrRow';
import { csv, sqlRows, text, type DataRow } from '../../reply';
import type { Handler } from '../../request';
import { isWithin } from '../../times';

const FILTERS = ['uniqueid', 'linkedid', 'src', 'firstdst', 'lastdst', 'disposition'] as const;
const MARKS: Record<string, string> = { in: '[inbound]', out: '[outbound]' };
const PLACES = ['src', 'dst', 'firstdst', 'lastdst', 'realsrc', 'wherelanded'];

/** CDRs of a range, in the order in which they were filed. */
export const cdrs: Handler = ({ params, asterisk }) => {
	const rows = asterisk.cdrs.rows.map(cdrRow).filter((row) => isAsked(row, params));
	if (params.format !== 'json') return csv(rows);
	return rows.length ? sqlRows(rows) : text(']');
};

function isAsked(row: DataRow, params: Record<string, string>): boolean {
	const direction = params.direction?.toLowerCase();
	return (
		isWithin(row.start, params) &&
		(!params.id || params.id.split(',').includes(row.ID)) &&
		FILTERS.every((name) => !params[name] || params[name].split(',').includes(row[name])) &&
		(!direction || row.userfield.includes(MARKS[direction] ?? direction)) &&
		(!params.phone || params.phone.split(',').some((one) => PLACES.some((at) => row[at] === one)))
	);
}
