import { callRow } from '../../callRow';
import { channelsOfCall } from '../../channels';
import { NOTHING, sqlRows, text } from '../../reply';
import type { Handler } from '../../request';

/** A call while it is up: its channels, a row each. */
export const call: Handler = async ({ params, asterisk }) => {
	if (!params.id) return text('No id specified');
	const channels = await channelsOfCall(asterisk, params.id);
	return channels.length ? sqlRows(channels.map(callRow)) : NOTHING;
};
