/** ATXTRANSFER: as TRANSFER, but the others stay until the new phone answers (pbx.md#transfer). */
import { transferWith } from './transfer';

export const atxtransferOperation = transferWith(true);
