import type { INodeProperties } from 'n8n-workflow';

import { cleanChannel } from '../pbx/calls/channel';
import type { Field } from './field';
import { filledText } from './plainText';

/** The name of a channel, cleaned of the backslashes that a copied JSON text carries. */
export function channelField(texts: Pick<INodeProperties, 'hint'> = {}): Field<string> {
	return {
		property: {
			displayName: 'Channel',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. PJSIP/204-DEMOCO-00001a2b',
			description: 'Channel of the call, as the operation Get of a call returns it',
			...texts,
		},
		read(raw, context) {
			const channel = cleanChannel(filledText(raw, context));
			if (/^[^/\s]+\/\S/.test(channel)) return channel;
			return context.refuse(
				`is no channel: "${channel}"`,
				'A channel has a technology and a name, e.g. PJSIP/204-DEMOCO-00001a2b',
			);
		},
	};
}
