import type { AmiMessage } from '../bed/ami';
import type { Asterisk } from '../bed/asterisk';
import { extensionOf, extensionOfChannel } from '../bed/numbers';

export const ORIGINATE_VARIABLE = 'ORIGINATEID';

/** The channels that are up. */
export const channelsOf = async ({ ami }: Asterisk): Promise<AmiMessage[]> =>
	await ami.list('CoreShowChannels');

/** Those of an extension's phone, by its number or its peer's name. */
export async function channelsOfExtension(asterisk: Asterisk, name: string): Promise<AmiMessage[]> {
	const number = extensionOf(name);
	const channels = await channelsOf(asterisk);
	return channels.filter(({ Channel }) => extensionOfChannel(Channel) === number);
}

/** Those of a call, by its originate ID, unique ID or linked ID. */
export async function channelsOfCall(asterisk: Asterisk, id: string): Promise<AmiMessage[]> {
	const channels = await channelsOf(asterisk);
	return channels.filter((channel) =>
		[originateIdOf(channel), channel.Uniqueid, channel.Linkedid].includes(id),
	);
}

export const originateIdOf = (channel: AmiMessage): string =>
	channel[`ChanVariable(${ORIGINATE_VARIABLE})`] ?? '';
