/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Asterisk } from './bed/asterisk';
import type { CdrRow } from './bed/cdrTable';
import { TENANT } from './bed/numbers';
import { cdrRow } from './facade/cdrRow';
import type { DataRow } from './facade/reply';

/** What happened, by the phones' own clocks: seconds, and extensions by their numbers. */
export interface Truth {
	calls?: number;
	outcome?: string;
	decidedBy?: string;
	answeredBy?: string | null;
	rang?: string[];
	queue?: string;
	transfers?: string[];
	talk?: number;
	wait?: number;
}

/** A scenario that was played: the rows that Asterisk filed of it, and the truth. */
export interface Played {
	/** E.g. `19n-c2c-both-answer-n`. */
	name: string;
	/** In words. */
	what: string;
	rows: CdrRow[];
	truth: Truth;
}

const COLUMNS = [
	...['clid', 'src', 'dst', 'dcontext', 'channel', 'dstchannel', 'lastapp', 'lastdata'],
	...['start', 'answer', 'end', 'duration', 'billsec', 'disposition', 'accountcode'],
	...['uniqueid', 'linkedid', 'sequence', 'peeraccount', 'userfield'],
];

/** Writes a scenario as `test/fixtures/asterisk` holds them, so that one can be taken again. */
export async function record(folder: string, asterisk: Asterisk, played: Played): Promise<void> {
	const { name, what, rows, truth } = played;
	const major = asterisk.version.split('.')[0];
	const id = `v${major}/${name}`;
	const scenario = {
		id,
		asterisk: `${asterisk.version.split('.').slice(0, 2).join('.')} (chan_sip)`,
		options: 'unanswered=no congestion=no endbeforehexten=no',
		what,
		expect: wordsOf(truth),
		truth,
		asteriskRows: rows.map(({ columns }) =>
			Object.fromEntries(COLUMNS.map((column) => [column, columns[column] ?? ''])),
		),
		cdrsAsSetByDialplan: rows.map(cdrRow),
		cdrsWithPlacesFromDstchannel: rows.map((row) => placesFromDstchannel(row, rows)),
	};
	await mkdir(folder, { recursive: true });
	const path = join(folder, `${id.replace('/', '.')}.json`);
	await writeFile(path, `${JSON.stringify(scenario, null, 1)}\n`);
}

const wordsOf = ({ outcome, answeredBy, talk }: Truth): string =>
	[outcome, answeredBy && `by ${answeredBy}`, talk && `talk ${talk.toFixed(1)}`]
		.filter(Boolean)
		.join(', ');

/** The other way in which MiRTA may fill its columns: by the phone, and the originate ID in all rows. */
function placesFromDstchannel(row: CdrRow, rows: CdrRow[]): DataRow {
	const told = cdrRow(row);
	const [, number] = /^(?:SIP|Local)\/(\d+)[-@]/.exec(told.dstchannel) ?? [];
	const lastdst = number ? `${number}-${TENANT}` : told.lastdst || told.dst;
	const wherelanded = /(\d*)(?:-\w+)?$/.exec(lastdst)?.[1] ?? '';
	const ids = rows
		.filter(({ columns }) => columns.linkedid === told.linkedid)
		.map(({ columns }) => columns.originateid);
	return { ...told, lastdst, wherelanded, originateid: ids.find(Boolean) ?? '' };
}
