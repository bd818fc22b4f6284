import { extensionOf, extensionOfChannel, TENANT } from '../../../bed/numbers';
import type { CdrRow } from '../../../bed/cdrTable';
import { csv, NOTHING, sqlRows, type DataRow } from '../../reply';
import type { Handler } from '../../request';
import { isWithin } from '../../times';

const DIRECTIONS: Record<string, string> = { '[inbound]': 'IN', '[outbound]': 'OUT' };

/** A row for each call: its rows share a linked ID. */
export const simplecdrs: Handler = ({ params, asterisk }) => {
	const calls = new Map<string, CdrRow[]>();
	for (const row of asterisk.cdrs.rows) {
		const { linkedid } = row.columns;
		calls.set(linkedid, [...(calls.get(linkedid) ?? []), row]);
	}
	const rows = [...calls.values()].map(callOf).filter((row) => isWithin(row.sc_start, params));
	if (params.format !== 'json') return csv(rows);
	return rows.length ? sqlRows(rows) : NOTHING;
};

function callOf(rows: CdrRow[]): DataRow {
	const [first] = rows;
	const { clid, start, userfield, realsrc, firstdst, uniqueid } = first.columns;
	const taken = rows.find(
		({ columns }) => columns.disposition === 'ANSWERED' && columns.dstchannel !== '',
	);
	const last = (taken ?? rows[rows.length - 1]).columns;
	const seconds = rows.map(({ columns }) => Number(columns.duration));
	return {
		sc_te_id: '7',
		tenantcode: TENANT,
		sc_start: start,
		sc_direction: DIRECTIONS[userfield] ?? 'LOCAL',
		sc_calleridnum: extensionOf(realsrc),
		sc_calleridname: /^"([^"]*)"/.exec(clid)?.[1] ?? '',
		sc_dialednum: firstdst,
		sc_disposition: last.disposition,
		sc_duration: String(seconds.reduce((sum, one) => sum + one, 0)),
		sc_uniqueid: uniqueid,
		sc_whoanswered: taken ? (extensionOfChannel(taken.columns.dstchannel) ?? '') : '',
	};
}
