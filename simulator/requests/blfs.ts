/** BLFS: the state of every lamp (pbx.md#other-requests). */
import { localText } from '../clock';
import { reads } from '../operation';
import { sqlRows } from '../reply';
import { deviceState } from '../devices';

export const blfsOperation = reads((pbx, request) =>
	sqlRows(
		pbx,
		request,
		pbx.state.extensions.map((extension) => ({
			st_extension: extension.number,
			st_state: deviceState(pbx, extension),
			st_timestamp: localText(pbx.clock.now(), pbx.zone),
		})),
	),
);
