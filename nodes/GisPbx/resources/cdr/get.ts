import { callIdField } from '../../fields/callId';
import type { Field } from '../../fields/field';
import { defineOperation, itemsOf } from '../operation';
import { detailField, endField, simplifyField, startField } from '../../callRecords/cdrFields';
import { lookUpCall } from '../../callRecords/findCall';

/** One ended call, by its unique ID or by the ID that a dial returned (pbx.md#ids). */
export const get = defineOperation({
	name: 'Get',
	action: 'Get a call record',
	description: 'Retrieve one ended call by its ID, or by the ID that Dial returned',
	effect: 'reads',
	timeoutSeconds: 180,
	fields: { callId: callIdField(), detail: detailField, simplify: simplifyField },
	options: { start: optional(startField), end: optional(endField) },
	async run({ values: { callId, detail, simplify }, options, pbx, clock }) {
		const found = await lookUpCall(pbx, clock, { callId, detail, within: options });
		if (found.length > 0) {
			return itemsOf(found.map(({ record, row }) => (simplify ? record : row)));
		}
		return pbx.refuse(
			`No ended call with the ID ${callId}`,
			'A call appears here once it has ended. For an older call that was dialled by this node, give the options Start and End.',
		);
	},
});

function optional(field: Field<string | undefined>): Field<string | undefined> {
	const texts = {
		description: 'Where to look for the call',
		hint: "Without an offset, times are the PBX's own wall clock",
	};
	return { ...field, property: { ...field.property, ...texts } };
}
