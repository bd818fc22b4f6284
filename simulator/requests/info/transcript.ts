/** `info=transcript` of a call without one: 0 bytes (pbx.md#nothing-and-errors). */
import { reads } from '../../operation';
import { nothing } from '../../reply';

export const transcriptInfo = reads(() => nothing);
