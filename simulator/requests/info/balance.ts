/** `info=balance`: a bare number in every format (pbx.md#other-requests). */
import { reads } from '../../operation';
import { text } from '../../reply';

export const balanceInfo = reads(() => text('123.45670000'));
