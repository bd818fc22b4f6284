import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { fetchChannels } from '../directory/currentCalls';
import type { Field, FieldTexts } from '../fields/field';
import { cleanChannel, isUnique } from '../pbx/calls/channel';
import type { CurrentCall } from '../pbx/calls/currentCall';
import { openSession } from '../transport/session';
import {
	fromList,
	locatorProperty,
	matching,
	readLocated,
	SEARCH_TIMEOUT_SECONDS,
	typed,
} from './locator';

/**
 * Picks a channel of a call that is going on, cleaned of the backslashes that a copied JSON text
 * carries. A workflow gives it from a step before; the list is for who tries one by hand.
 */
export function channelLocator(texts: Partial<FieldTexts> = {}): Field<string> {
	return {
		property: locatorProperty(
			{
				displayName: 'Channel',
				description: 'Channel of the call, as the operation Get of a call returns it',
				...texts,
			},
			[typed('id', 'By ID', 'e.g. PJSIP/204-DEMOCO-00001a2b'), fromList('searchChannels')],
		),
		read(raw, context) {
			const channel = cleanChannel(readLocated(raw, context, 'id').value);
			if (/^[^/\s]+\/\S/.test(channel)) return channel;
			return context.refuse(
				`is no channel: "${channel}"`,
				'A channel has a technology and a name, e.g. PJSIP/204-DEMOCO-00001a2b',
			);
		},
	};
}

/** Fills the list of the channels in use. */
export async function searchChannels(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const session = await openSession(this);
	const calls = await fetchChannels(
		session.bind({ timeoutSeconds: SEARCH_TIMEOUT_SECONDS }),
		session.clock,
	);
	const entries = new Map(calls.flatMap(channelEntries));
	return matching(
		[...entries].map(([value, name]) => ({ name, value })),
		filter,
	);
}

/** The channels of a call by their names, each with who talks with whom, which the name does not tell. */
function channelEntries({ from, to, state, channels }: CurrentCall): Array<[string, string]> {
	const parties = [from, to].filter((party) => party !== null).join(' → ');
	return channels
		.filter(isUnique)
		.map((channel) => [channel, [parties, state, channel].filter(Boolean).join(' · ')]);
}
