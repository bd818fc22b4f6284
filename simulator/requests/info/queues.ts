/** `info=queues`: every queue's id and name (pbx-protocol 6). */
import { reads } from '../../operation';
import { queueNames } from '../../queues';

export const queuesInfo = reads((pbx, request) => queueNames(request, pbx.state.queues));
