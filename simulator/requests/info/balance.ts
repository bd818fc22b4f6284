/** `info=balance`: a bare number in every format (pbx-protocol 6). */
import { reads } from '../../operation';
import { text } from '../../reply';

export const balanceInfo = reads(() => text('123.45670000'));
