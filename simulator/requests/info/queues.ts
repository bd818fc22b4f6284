/** `info=queues`: every queue's id and name (pbx.md#queues). */
import { reads } from '../../operation';
import { queueNames } from '../../queues';

export const queuesInfo = reads((pbx, request) => queueNames(request, pbx.state.queues));
