import { channelsIn } from './channel';
import { textField } from '../columns';
import { rowsOf } from '../rows';

/**
 * Whether an answer to `info=call` tells of a call that is still up. It is documented nowhere
 * (pbx-protocol 4.3): a row that names a channel, and is no CDR, is taken for a leg that goes on.
 */
export function isStillUp(answer: unknown): boolean {
	return rowsOf(answer).some(
		(row) => textField(row, 'end', 'disposition') === null && channelsIn(row).length > 0,
	);
}
