import { choice } from '../../fields/choice';
import type { ValuesOf } from '../../fields/field';
import { optionalPhoneNumber, phoneNumber } from '../../fields/phoneNumber';
import { optionalText } from '../../fields/text';
import { toggle } from '../../fields/toggle';
import { wholeNumber } from '../../fields/wholeNumber';
import type { Reached } from '../../pbx/agents/deed';
import { rungNumber } from '../../pbx/phoneNumber';
import type { PbxConnection } from '../../transport/connection';
import type { Dialled } from './waitForEnd/followed';

/** Who rings first, and who is called then. */
export const dialFields = {
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
};

/** How it rings and what is seen; then what few need. */
export const dialOptions = {
	ringSeconds: wholeNumber(
		{
			displayName: 'Ring Time (Seconds)',
			default: 30,
			description: 'How long each side rings',
		},
		{ min: 1, max: 600 },
	),
	recording: choice({ displayName: 'Recording', default: 'yes' }, [
		{ name: 'No', value: 'no' },
		{ name: 'No, but Allow Change During the Call', value: 'nochange' },
		{ name: 'Yes', value: 'yes' },
		{ name: 'Yes, and Allow Change During the Call', value: 'yeschange' },
	]),
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
	autoAnswer: toggle({
		displayName: 'Auto Answer',
		default: true,
		description: 'Whether the phone of the source picks up by itself',
	}),
	maxCallSeconds: wholeNumber(
		{
			displayName: 'Max Call Length (Seconds)',
			default: 3600,
			description: 'The PBX ends the call after this time',
		},
		{ min: 1, max: 86_400 },
	),
	account: optionalText({
		displayName: 'Account',
		placeholder: 'e.g. 204-DEMOCO',
		description:
			'Peer whose rights, routes and caller ID are used. Without it the account of the source is used.',
	}),
	noFollow: toggle({
		displayName: 'No Follow',
		default: true,
		description:
			'Whether to keep the source from its voicemail and other destinations. It does when this option is not added.',
	}),
};

/** What every operation is that rings a source for a destination. */
export const dialling = {
	effect: 'reachesPeople',
	timeoutSeconds: 60,
	ifAnswerLost: 'the phone may be ringing',
	reaches: (
		{ source, destination }: ValuesOf<typeof dialFields>,
		{ account }: Partial<ValuesOf<typeof dialOptions>>,
	): Reached => ({
		by: 'call',
		numbers: [
			['destination', rungNumber(destination, account)],
			['source', rungNumber(source, account)],
		],
	}),
} as const;

/** What an item says of dialling. */
interface Dial {
	values: ValuesOf<typeof dialFields>;
	options: Partial<ValuesOf<typeof dialOptions>>;
	pbx: PbxConnection;
}

/** Rings the source for the destination (pbx.md#dial); fails the item where that is refused or its outcome unknown. */
export async function sendDial({ values, options, pbx }: Dial): Promise<Dialled> {
	const { source, destination } = values;
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
	return {
		output: { source, destination, confirmed, originateId, reply },
		sentAt: result.sentAt,
		parties: { source: rungNumber(source, account), destination },
	};
}
