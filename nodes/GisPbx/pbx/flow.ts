import { textField } from './fields';
import type { Row } from './rows';

/** A flow (time condition, day and night switch, ...) and the state that it shows. */
export interface Flow {
	flowId: string | null;
	number: string | null;
	name: string | null;
	comment: string | null;
	value: string | null;
	variableName: string | null;
	extension: string | null;
	state: string | null;
}

/** From a row of FLOWS (pbx-protocol 6). */
export function flowFrom(row: Row): Flow {
	return {
		flowId: textField(row, 'fl_id'),
		number: textField(row, 'fl_number'),
		name: textField(row, 'fl_name'),
		comment: textField(row, 'fl_comment'),
		value: textField(row, 'fl_value'),
		variableName: textField(row, 'fl_variable_name'),
		extension: textField(row, 'st_extension'),
		state: textField(row, 'st_state'),
	};
}
