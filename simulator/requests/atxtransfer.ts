/**
 * ATXTRANSFER: lets whoever is on a channel talk to somebody else, and leave the others to them
 * (pbx.md#transfer).
 */
import { consult } from '../transfers';
import { transferWith } from './transfer';

export const atxtransferOperation = transferWith(consult);
