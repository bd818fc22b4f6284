import { choice } from '../../fields/choice';
import { notSent } from '../../fields/field';
import { toggle } from '../../fields/toggle';
import { channelLocator } from '../../locators/channel';
import { extensionLocator } from '../../locators/extension';
import { defineOperation, itemOf } from '../operation';

/** Ends a call by its channel, or whatever an extension is doing (pbx.md#hang-up). */
export const hangUp = defineOperation({
	name: 'Hang Up',
	action: 'Hang up a call',
	description: 'End a call that is going on',
	effect: 'writes',
	timeoutSeconds: 30,
	ifAnswerLost: 'the call may have been ended',
	fields: {
		hangUpBy: notSent(
			choice({ displayName: 'Hang Up By', default: 'channel' }, [
				{
					name: 'Channel',
					value: 'channel',
					description: 'One channel, as Get of a call returns it',
				},
				{
					name: 'Extension',
					value: 'extension',
					description: 'Whatever the extension is talking on',
				},
			]),
		),
		channel: { ...channelLocator(), showWhen: { hangUpBy: ['channel'] } },
		extension: { ...extensionLocator(), showWhen: { hangUpBy: ['extension'] } },
		fast: {
			...toggle({
				displayName: 'Fast',
				default: true,
				description: 'Whether the PBX looks the extension up in its newer, much faster way',
			}),
			showWhen: { hangUpBy: ['extension'] },
		},
	},
	options: {
		sendAs: choice(
			{
				displayName: 'Send Extension As',
				default: 'extension',
				description:
					'Name of the parameter that carries the extension. Some PBXs take a bare number only as Number.',
			},
			[
				{ name: 'Extension', value: 'extension' },
				{ name: 'Number', value: 'number' },
			],
		),
	},
	async run({ values: { hangUpBy, channel, extension, fast }, options, pbx }) {
		const asked =
			hangUpBy === 'channel'
				? { channel }
				: { [options.sendAs ?? 'extension']: extension, fast: fast ? 'yes' : undefined };
		const { confirmed, reply } = await pbx.write({
			parameters: { reqtype: 'HANGUP', ...asked, format: 'json' },
		});
		return itemOf({ ...(hangUpBy === 'channel' ? { channel } : { extension }), confirmed, reply });
	},
});
