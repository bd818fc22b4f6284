import { uniqueIdOf } from '../pbx/calls/callIdentity';
import type { Field } from './field';
import { filledText } from './plainText';

/** The ID of a call: its unique ID, or the ID that a dial returned. Web hooks write the dot as `_`. */
export function callIdField(): Field<string> {
	return {
		property: {
			displayName: 'Call ID',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. pbx01-1717232400.4670',
			description: 'Unique ID of the call, or the originate ID that Dial returned',
		},
		read: (raw, context) => uniqueIdOf(filledText(raw, context)),
	};
}
