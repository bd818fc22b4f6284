import { choice } from '../../fields/choice';
import { optionalText } from '../../fields/text';
import { flowLocator } from '../../locators/flow';
import { defineOperation, itemOf } from '../operation';
import { flowReference } from '../../directory/flows';
import { holdsNumber } from '../../pbx/phoneNumber';

const UNCHANGED = 'UNCHANGED';

/** Switches a flow (pbx.md#flows). */
export const setState = defineOperation({
	name: 'Set State',
	action: 'Set the state of a flow',
	description: 'Switch a flow, e.g. from day to night. This changes where calls go.',
	effect: 'writes',
	reaches: ({ value }) => ({
		by: 'route',
		numbers: value !== undefined && holdsNumber(value) ? [['value', value]] : [],
	}),
	timeoutSeconds: 30,
	ifAnswerLost: 'the flow may have been switched',
	fields: {
		flow: flowLocator(),
		state: choice({ displayName: 'State', default: 'INUSE' }, [
			{ name: 'Do Not Change', value: UNCHANGED, description: 'Only the value is set' },
			{ name: 'In Use', value: 'INUSE' },
			{ name: 'Not in Use', value: 'NOT_INUSE' },
			{ name: 'Ringing', value: 'RINGING' },
			{ name: 'Unavailable', value: 'UNAVAILABLE' },
		]),
		value: optionalText({
			displayName: 'Value',
			placeholder: 'e.g. night',
			description: 'Value that the flow gets, if it uses one',
		}),
	},
	async run({ values: { flow, state, value }, pbx }) {
		const newState = state === UNCHANGED ? undefined : state;
		if (newState === undefined && value === undefined) {
			return pbx.refuse(
				'State is not to be changed and Value is empty',
				'Choose a state, give a value, or both.',
			);
		}
		const number = await flowReference(pbx, flow, 'number');
		const { confirmed, reply } = await pbx.write({
			parameters: {
				reqtype: 'SETFLOW',
				number,
				state: newState,
				value,
				format: 'json',
			},
		});
		return itemOf({ number, state: newState ?? null, value: value ?? null, confirmed, reply });
	},
});
