import type { CdrRow } from '../bed/cdrTable';
import type { DataRow } from './reply';

const COLUMNS = [
	...['ID', 'accountcode', 'start', 'answer', 'end', 'clid', 'realsrc', 'firstdst', 'duration'],
	...['billsec', 'disposition', 'cc_cost', 'dcontext', 'dstchannel', 'userfield', 'uniqueid'],
	...['prevuniqueid', 'lastdst', 'wherelanded', 'src', 'dst', 'lastapp', 'srcCallID', 'linkedid'],
	...['peeraccount', 'originateid', 'cc_country', 'cc_network', 'pincode', 'cc_buy'],
];

/** A row of Asterisk's in the shape of `info=cdrs`; what Asterisk does not know is blank. */
export function cdrRow({ id, columns }: CdrRow): DataRow {
	const known: DataRow = {
		...columns,
		ID: String(900_000 + id),
		answer: columns.answer || '0000-00-00 00:00:00',
		cc_cost: '0.0000',
		cc_buy: '0.0000',
	};
	return Object.fromEntries(COLUMNS.map((name) => [name, known[name] ?? '']));
}
