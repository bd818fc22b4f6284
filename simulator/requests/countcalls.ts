/** COUNTCALLS: 0 bytes to a tenant's key (pbx.md#other-requests). */
import { reads } from '../operation';
import { nothing } from '../reply';

export const countcallsOperation = reads(() => nothing);
