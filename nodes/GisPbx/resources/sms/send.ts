import { phoneNumber } from '../../fields/phoneNumber';
import { requiredMessage } from '../../fields/text';
import { defineOperation, itemOf } from '../operation';

/** Sends a text message (pbx.md#sms). */
export const send = defineOperation({
	name: 'Send',
	action: 'Send an SMS',
	description: 'Send a text message to a mobile phone. This costs money and reaches a person.',
	effect: 'reachesPeople',
	timeoutSeconds: 30,
	ifAnswerLost: 'the message may have been sent',
	reaches: ({ destination }) => ({ by: 'sms', numbers: [['destination', destination]] }),
	fields: {
		source: phoneNumber({
			displayName: 'Source',
			placeholder: 'e.g. 0722280800',
			description: 'Number or account from which the message is sent',
		}),
		destination: phoneNumber(
			{ displayName: 'Destination', placeholder: 'e.g. 0500000001' },
			{ letters: false },
		),
		message: requiredMessage({
			displayName: 'Message',
			placeholder: 'e.g. Your appointment is on Monday at ten',
			typeOptions: { rows: 3 },
		}),
	},
	async run({ values: { source, destination, message }, pbx }) {
		const { confirmed, reply, id } = await pbx.write({
			parameters: { reqtype: 'SMS', source, dest: destination, message, format: 'json' },
		});
		return itemOf({ source, destination, message, confirmed, id, reply });
	},
});
