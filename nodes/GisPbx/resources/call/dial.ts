import { choice } from '../../fields/choice';
import { optionalPhoneNumber, phoneNumber } from '../../fields/phoneNumber';
import { optionalText } from '../../fields/text';
import { toggle } from '../../fields/toggle';
import { wholeNumber } from '../../fields/wholeNumber';
import { defineOperation, itemOf } from '../operation';
import { followed } from './waitForEnd/followed';
import { waitOptions } from './waitForEnd/options';

/** Click to call: rings the source, then connects it with the destination (pbx.md#dial). */
export const dial = defineOperation({
	name: 'Dial',
	action: 'Dial a call',
	description:
		'Ring an extension or number, then connect it with another one. This starts a real call.',
	effect: 'reachesPeople',
	timeoutSeconds: 60,
	ifAnswerLost: 'the phone may be ringing',
	reaches: ({ source, destination }) => ({
		by: 'call',
		numbers: [
			['destination', destination],
			['source', source],
		],
	}),
	fields: {
		source: phoneNumber({
			displayName: 'Source',
			placeholder: 'e.g. 204',
			description: 'Extension or number that rings first',
		}),
		destination: phoneNumber({
			displayName: 'Destination',
			placeholder: 'e.g. 0500000001',
			description: 'Extension or number that is called once the source has answered',
		}),
	},
	options: {
		account: optionalText({
			displayName: 'Account',
			placeholder: 'e.g. 204-DEMOCO',
			description:
				'Peer whose rights, routes and caller ID are used. Without it the account of the source is used.',
		}),
		autoAnswer: toggle({
			displayName: 'Auto Answer',
			default: true,
			description: 'Whether the phone of the source picks up by itself',
		}),
		destinationCallerId: optionalPhoneNumber({
			displayName: 'Caller ID for Destination',
			placeholder: 'e.g. 0722280800',
			description: 'Number that the destination sees',
		}),
		sourceCallerId: optionalPhoneNumber({
			displayName: 'Caller ID for Source',
			placeholder: 'e.g. 0500000001',
			description: 'Number that the source sees while it rings',
		}),
		maxCallSeconds: wholeNumber(
			{
				displayName: 'Max Call Length (Seconds)',
				default: 3600,
				description: 'The PBX ends the call after this time',
			},
			{ min: 1, max: 86_400 },
		),
		noFollow: toggle({
			displayName: 'No Follow',
			default: true,
			description:
				'Whether to keep the source from its voicemail and other destinations. It does when this option is not added.',
		}),
		recording: choice({ displayName: 'Recording', default: 'yes' }, [
			{ name: 'No', value: 'no' },
			{ name: 'No, but Allow Change During the Call', value: 'nochange' },
			{ name: 'Yes', value: 'yes' },
			{ name: 'Yes, and Allow Change During the Call', value: 'yeschange' },
		]),
		ringSeconds: wholeNumber(
			{
				displayName: 'Ring Time (Seconds)',
				default: 30,
				description: 'How long each side rings',
			},
			{ min: 1, max: 600 },
		),
		...waitOptions,
	},
	async run(call) {
		const { options, pbx } = call;
		const { source, destination } = call.values;
		const { autoAnswer = false, noFollow = true } = options;
		const account = options.account?.trim() ?? 'SOURCE';
		const result = await pbx.attempt({
			parameters: {
				reqtype: 'DIAL',
				source,
				dest: destination,
				account,
				autoanswer: autoAnswer ? 'yes' : undefined,
				nofollow: noFollow ? 'yes' : undefined,
				recording: options.recording,
				timeout: options.maxCallSeconds?.toString(),
				dialtimeout: options.ringSeconds?.toString(),
				sourceclid: options.sourceCallerId,
				destclid: options.destinationCallerId,
				format: 'json',
			},
		});
		if (result.kind === 'failure') return pbx.fail(result.failure);
		const { confirmed, reply, id: originateId } = result.outcome;
		const output = { confirmed, originateId, reply, source, destination };
		if (!options.waitForEnd) return itemOf(output);
		return followed(call, {
			...options,
			output,
			originateId,
			sentAt: result.sentAt,
			parties: { source: source === 'ACCOUNT' ? account : source, destination },
		});
	},
});
