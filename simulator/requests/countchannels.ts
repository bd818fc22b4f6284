/** COUNTCHANNELS: a refusal to a tenant's key (pbx-protocol 2.3). */
import { reads } from '../operation';
import { text } from '../reply';

export const countchannelsOperation = reads(() => text('Wrong or missing tenant code'));
