import { textIn } from '../columns';
import { namedRows, type Row } from '../rows';

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

/**
 * Flows from the rows of FLOWS; a row that neither ID nor number names is no flow (pbx.md#flows).
 */
export function flowsFrom(answer: unknown): Flow[] {
	return namedRows(answer)
		.map(flowFrom)
		.filter(({ flowId, number }) => flowId !== null || number !== null);
}

/** The bare word that tells a flow's state, or null where it is the JSON for nothing. */
export function flowStateFrom(answer: string): string | null {
	const word = answer.replace(/^"|"$/g, '').trim();
	return word === '' || word === 'null' ? null : word;
}

function flowFrom(row: Row): Flow {
	return {
		number: textIn(row, 'fl_number'),
		name: textIn(row, 'fl_name'),
		state: textIn(row, 'st_state'),
		value: textIn(row, 'fl_value'),
		comment: textIn(row, 'fl_comment'),
		variableName: textIn(row, 'fl_variable_name'),
		extension: textIn(row, 'st_extension'),
		flowId: textIn(row, 'fl_id'),
	};
}
