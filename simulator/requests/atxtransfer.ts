/** ATXTRANSFER: as TRANSFER, but the others stay until the new phone answers (4.18). */
import { transferWith } from './transfer';

export const atxtransferOperation = transferWith(true);
