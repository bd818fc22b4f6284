/** COUNTCALLS: 0 bytes to a tenant's key (pbx-protocol 6). */
import { reads } from '../operation';
import { nothing } from '../reply';

export const countcallsOperation = reads(() => nothing);
