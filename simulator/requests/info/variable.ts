/**
 * `info=variable`: the bare value that a flow holds; 0 bytes without an id (pbx.md#other-requests).
 */
import { reads } from '../../operation';
import { text } from '../../reply';

export const variableInfo = reads(({ state }, { params }) =>
	text(state.flows.find(({ id }) => id === params.id)?.value ?? ''),
);
