/** ATXTRANSFER: as TRANSFER, but by the channel of the transferer, who leaves when the new phone answers (pbx.md#transfer). */
import { attendedTransfer } from '../attendedTransfer';
import { transferWith } from './transfer';

export const atxtransferOperation = transferWith(attendedTransfer);
