/** PEERS: registrations, 11 columns (pbx.md#other-requests). */
import { reads } from '../operation';
import { usernameOf } from '../pbx';
import { sqlRows } from '../reply';

export const peersOperation = reads((pbx, request) =>
	sqlRows(
		pbx,
		request,
		pbx.state.extensions
			.filter(({ technology }) => technology !== 'VIRTUAL')
			.map(({ number, registered }) => ({
				node: 'pbx01',
				Name: usernameOf(pbx, number),
				Host: registered ? '192.0.2.10' : '(Unspecified)',
				Dyn: 'D',
				Forcerport: 'Yes',
				Comedia: 'Yes',
				ACL: '',
				Port: registered ? '5060' : '0',
				Status: registered ? 'OK (20 ms)' : 'UNKNOWN',
				Description: '',
				Realtime: 'yes',
			})),
	),
);
