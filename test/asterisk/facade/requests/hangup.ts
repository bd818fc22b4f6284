import { channelsOfExtension } from '../channels';
import { passedOn } from '../reply';
import type { Handler } from '../request';

/** Ends a channel, or all of an extension's. */
export const hangup: Handler = async ({ params, asterisk }) => {
	const name = params.extension ?? params.number ?? params.source;
	const channels = name
		? (await channelsOfExtension(asterisk, name)).map(({ Channel }) => Channel)
		: [params.channel ?? ''];
	if (channels.length === 0) return passedOn({ Response: 'Error', Message: 'No such channel' });
	const replies = await Promise.all(
		channels.map(async (Channel) => await asterisk.ami.action('Hangup', { Channel })),
	);
	return passedOn(replies.find(({ Response }) => Response === 'Error') ?? replies[0]);
};
