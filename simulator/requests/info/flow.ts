/** `info=flow`: a flow's state by its id, one bare word in every format (pbx.md#flows). */
import { reads } from '../../operation';
import { text } from '../../reply';

export const flowInfo = reads(({ state }, { params }) => {
	const flow = state.flows.find(({ id }) => id === params.id);
	return text(flow?.state ?? 'UNAVAILABLE');
});
