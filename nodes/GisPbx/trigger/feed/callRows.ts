import {
	formerIdentityOf,
	identityOf,
	uniqueRows,
	type Detail,
} from '../../pbx/calls/callIdentity';
import type { CallRecord } from '../../pbx/calls/callRecord';
import { recordOf, START } from '../../pbx/calls/readCdr';
import { textIn } from '../../pbx/columns';
import type { PbxClock } from '../../pbx/time/zoneClock';
import type { RowKind } from './settings';

interface Kind {
	detail: Detail;
	clock: PbxClock;
	/** Of the country in which the PBX stands. */
	countryCode?: string;
}

/** Calls or legs, as rows of a feed. */
export function callRows({ detail, clock, countryCode }: Kind): RowKind<CallRecord> {
	return {
		identityOf: (row) => identityOf(row, detail),
		formerIdentityOf: (row) => formerIdentityOf(row, detail),
		startOf: (row) => textIn(row, START[detail]) ?? '',
		recordOf: (row) => recordOf(detail, row, clock, countryCode),
		unique: (rows) => uniqueRows(rows, detail),
	};
}
