/** COUNTCHANNELS: a refusal to a tenant's key (pbx.md#nothing-and-errors). */
import { reads } from '../operation';
import { text } from '../reply';

export const countchannelsOperation = reads(() => text('Wrong or missing tenant code'));
