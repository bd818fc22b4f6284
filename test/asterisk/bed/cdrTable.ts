import { EVENT_COLUMNS } from './config';
import type { AmiMessage } from './ami';

/** A CDR row as Asterisk filed it: its columns as texts, with MiRTA's that the dialplan set. */
export interface CdrRow {
	/** Counted from 1 in the order in which they were filed. */
	id: number;
	/** Epoch milliseconds at which it was there to be read. */
	filedAt: number;
	columns: Record<string, string>;
}

/** Columns of Asterisk's table, by the header of its event. */
const COLUMNS: Record<string, string> = {
	CallerID: 'clid',
	Source: 'src',
	Destination: 'dst',
	DestinationContext: 'dcontext',
	Channel: 'channel',
	DestinationChannel: 'dstchannel',
	LastApplication: 'lastapp',
	LastData: 'lastdata',
	StartTime: 'start',
	AnswerTime: 'answer',
	EndTime: 'end',
	Duration: 'duration',
	BillableSeconds: 'billsec',
	Disposition: 'disposition',
	AccountCode: 'accountcode',
	UniqueID: 'uniqueid',
	UserField: 'userfield',
};

/** The table of CDRs, filled by Asterisk's own events as its rows are filed. */
export class CdrTable {
	readonly rows: CdrRow[] = [];

	/** Takes an event; those that are no CDR are left. */
	take(event: AmiMessage): void {
		if (event.Event !== 'Cdr') return;
		const own = Object.entries(COLUMNS).map(([header, name]) => [name, event[header] ?? '']);
		const set = EVENT_COLUMNS.map((name) => [name, event[name] ?? '']);
		this.rows.push({
			id: this.rows.length + 1,
			filedAt: Date.now(),
			columns: Object.fromEntries([...own, ...set]) as Record<string, string>,
		});
	}
}
