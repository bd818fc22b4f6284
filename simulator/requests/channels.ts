/** CHANNELS: all channels in progress; the shape is unknown (pbx.md#current-calls). */
import { activeChannels } from '../calls';
import { legRow } from '../legRows';
import { reads, type Operation } from '../operation';
import { sqlRows } from '../reply';

export const channelsWhere = (
	wanted: (channel: string, params: Record<string, string>) => boolean,
): Operation =>
	reads((pbx, request) => {
		const rows = activeChannels(pbx)
			.filter(({ channel }) => wanted(channel.name, request.params))
			.map((active) => legRow(pbx, active));
		return sqlRows(pbx, request, rows);
	});

export const channelsOperation = channelsWhere(() => true);
