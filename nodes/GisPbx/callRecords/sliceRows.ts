import { identityOf, type Detail } from '../pbx/calls/callIdentity';
import { START } from '../pbx/calls/readCdr';
import { textIn } from '../pbx/columns';
import type { Row } from '../pbx/rows';
import { filingText } from '../pbx/time/wallText';
import type { Window } from '../pbx/time/window';
import type { PbxConnection } from '../transport/connection';
import { fetchRows } from './fetchRows';

/**
 * The rows of one slice after the other, each row once: it belongs to the slice of its own start, so
 * that a PBX which answers with more than it was asked for repeats nothing.
 */
export class SliceRows {
	/** Of rows whose start cannot be read, those that have been given. */
	private readonly odd = new Set<string>();

	constructor(
		private readonly pbx: PbxConnection,
		private readonly detail: Detail,
	) {}

	async of(slice: Window): Promise<Row[]> {
		const rows = await fetchRows(this.pbx, this.detail, slice);
		return rows.filter((row) => this.isOf(row, slice));
	}

	private isOf(row: Row, { start, end }: Window): boolean {
		const filed = filingText(textIn(row, START[this.detail]) ?? '');
		if (filed !== undefined) return start <= filed && filed <= end;
		const identity = identityOf(row, this.detail);
		if (this.odd.has(identity)) return false;
		this.odd.add(identity);
		return true;
	}
}
