/** FLOWS: all flows, 18 columns (pbx.md#flows). */
import { localText } from '../clock';
import { reads } from '../operation';
import { sqlRows } from '../reply';

export const flowsOperation = reads((pbx, request) =>
	sqlRows(
		pbx,
		request,
		pbx.state.flows.map(({ id, number, name, value, state }) => ({
			fl_id: id,
			fl_te_id: '7',
			fl_name: name,
			fl_comment: '',
			fl_number: number,
			fl_value: value,
			fl_value_for_unavailable: '',
			fl_value_for_inuse: '',
			fl_value_for_notinuse: '',
			fl_value_for_ringing: '',
			fl_variable_name: '',
			fl_monitor_type: '',
			fl_monitor_type_id: null,
			fl_monitor_parameter: '',
			st_extension: number,
			st_state: state,
			st_timestamp: localText(pbx.clock.now(), pbx.zone),
			st_peername: '',
		})),
	),
);
