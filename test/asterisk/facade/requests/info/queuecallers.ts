import { queueOf, queueStatus } from '../../members';
import { NOTHING, sqlRows, text } from '../../reply';
import type { Handler } from '../../request';

/** Who waits in a queue, by its ID. */
export const queuecallers: Handler = async ({ params, asterisk }) => {
	const found = queueOf(params.id);
	if (!found) return text('Wrong or missing queue');
	const { callers } = await queueStatus(asterisk, found);
	const rows = callers.map(({ Channel, Uniqueid, CallerIDNum, Position, Wait }) => ({
		channel: Channel,
		uniqueid: Uniqueid,
		calleridnum: CallerIDNum,
		position: Position,
		wait: Wait,
	}));
	return rows.length ? sqlRows(rows) : NOTHING;
};
