/** `info=voicemailtranscript` of a message without one: `text/plain` in every format (2). */
import { reads } from '../../operation';
import { nothing } from '../../reply';

export const voicemailtranscriptInfo = reads(() => ({ ...nothing, contentType: 'text/plain' }));
