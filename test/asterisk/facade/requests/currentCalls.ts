import { callRow } from '../callRow';
import { channelsOfExtension } from '../channels';
import { NOTHING, sqlRows } from '../reply';
import type { Handler } from '../request';

/** The calls of an extension: one, or all with `multiple=yes`. */
export const currentCalls: Handler = async ({ params, asterisk }) => {
	const channels = await channelsOfExtension(asterisk, params.phone ?? '');
	const wanted = params.multiple === 'yes' ? channels : channels.slice(0, 1);
	return wanted.length ? sqlRows(wanted.map(callRow)) : NOTHING;
};
