/** `info=regstate`: whether phones are registered; the shape is unknown (pbx.md#other-requests). */
import { reads } from '../../operation';
import { usernameOf } from '../../pbx';
import { sqlRows } from '../../reply';

export const regstateInfo = reads((pbx, request) =>
	sqlRows(
		pbx,
		request,
		pbx.state.extensions.map(({ number, registered }) => ({
			peername: usernameOf(pbx, number),
			state: registered ? 'REGISTERED' : 'UNREGISTERED',
		})),
	),
);
