/** SETFLOW: a flow's state, value or both, by the flow's number (pbx.md#flows). */
import { writes } from '../operation';
import { done, refused } from '../outcome';

const STATES = ['INUSE', 'NOT_INUSE', 'UNAVAILABLE', 'RINGING'];

export const setflowOperation = writes((pbx, request) => {
	const style = pbx.switches.setflowReply;
	const { number, state, value } = request.params;
	if (!number) return refused(style, request, 'No number specified');
	const flow = pbx.state.flows.find((candidate) => candidate.number === number);
	if (!flow) return refused(style, request, 'Wrong or missing flow number');
	if (state === undefined && value === undefined) {
		return refused(style, request, 'No state or value specified');
	}
	if (state && !STATES.includes(state)) return refused(style, request, 'Wrong or missing state');
	if (state) flow.state = state;
	if (value !== undefined) flow.value = value;
	return done(style, request, 'OK');
});
