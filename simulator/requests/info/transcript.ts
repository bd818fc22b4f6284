/** `info=transcript` of a call without one: 0 bytes (pbx-protocol 2.3). */
import { reads } from '../../operation';
import { nothing } from '../../reply';

export const transcriptInfo = reads(() => nothing);
