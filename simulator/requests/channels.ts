/** CHANNELS: all legs in progress; the shape is unknown (pbx.md#current-calls). */
import { activeLegs } from '../calls';
import { legRow } from '../legRows';
import { reads, type Operation } from '../operation';
import { sqlRows } from '../reply';

export const legsWhere = (
	wanted: (channel: string, params: Record<string, string>) => boolean,
): Operation =>
	reads((pbx, request) => {
		const rows = activeLegs(pbx)
			.filter(({ leg }) => wanted(leg.channel, request.params))
			.map(({ call, leg }) => legRow(pbx, call, leg));
		return sqlRows(pbx, request, rows);
	});

export const channelsOperation = legsWhere(() => true);
