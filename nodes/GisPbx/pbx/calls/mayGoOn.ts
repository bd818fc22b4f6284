import type { Row } from '../rows';
import type { PbxClock } from '../time/zoneClock';
import { partsOf } from './callPart';
import { peopleOf } from './people';
import { legFromCdr } from './readCdr';

/**
 * Whether the rows that are filed of a dialled call leave it open that it goes on
 * (decisions.md#the-end-of-a-dialled-call). They do as long as that of the source is not there, and
 * once somebody has taken the call: without `/n` a PBX files both Local channels as the talk begins,
 * and after a transfer it goes on as well. Else the source's row is the last.
 */
export function mayGoOn(rows: Row[], clock: PbxClock): boolean {
	const legs = rows.map((row) => ({ row, record: legFromCdr(row, clock) }));
	const { own, others } = peopleOf(partsOf(legs));
	return own.length === 0 || others.some(({ role }) => role.isTaken);
}
