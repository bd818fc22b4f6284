import { choice } from '../../fields/choice';
import { notSent } from '../../fields/field';
import { phoneNumber } from '../../fields/phoneNumber';
import { toggle } from '../../fields/toggle';
import { channelLocator } from '../../locators/channel';
import { extensionLocator } from '../../locators/extension';
import { defineOperation, itemOf } from '../operation';
import { channelOfExtension } from './channelOfExtension';

/**
 * Sends a call on to another destination. Whose channel the PBX wants differs between the two ways
 * (pbx.md#transfer).
 */
export const transfer = defineOperation({
	name: 'Transfer',
	action: 'Transfer a call',
	description: 'Send a call that is going on to another extension or number, which rings',
	effect: 'reachesPeople',
	timeoutSeconds: 30,
	ifAnswerLost: 'the call may have been transferred',
	reaches: ({ destination }) => ({ by: 'call', numbers: [['destination', destination]] }),
	fields: {
		transferBy: notSent(
			choice({ displayName: 'Transfer By', default: 'channel' }, [
				{
					name: 'Channel',
					value: 'channel',
					description: 'One channel, as Get of a call returns it',
				},
				{
					name: 'Extension',
					value: 'extension',
					description: 'The call that the extension has now: its channel is looked up',
				},
			]),
		),
		channel: {
			...channelLocator({
				hint: 'Of the party that is sent on, usually the customer. With Attended: of the one who transfers, usually your extension.',
			}),
			showWhen: { transferBy: ['channel'] },
		},
		extension: {
			...extensionLocator({ hint: 'Who has the call: the other party is sent on' }),
			showWhen: { transferBy: ['extension'] },
		},
		destination: phoneNumber({
			displayName: 'Destination',
			placeholder: 'e.g. 205',
			description: 'Extension or number that the call is sent to',
		}),
		attended: toggle({
			displayName: 'Attended',
			default: false,
			description:
				'Whether the one who transfers talks to the destination first. Channel is theirs then, not that of the party that is sent on.',
		}),
	},
	async run(call) {
		const { values, pbx } = call;
		const { transferBy, extension, destination, attended } = values;
		const channel =
			transferBy === 'channel'
				? values.channel
				: await channelOfExtension(call, extension, attended ? 'own' : 'other');
		const { confirmed, reply } = await pbx.write({
			parameters: {
				reqtype: attended ? 'ATXTRANSFER' : 'TRANSFER',
				channel,
				dest: destination,
				format: 'json',
			},
		});
		return itemOf({ channel, destination, attended, confirmed, reply });
	},
});
