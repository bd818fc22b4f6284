/**
 * `info=queuelogs`: 156 columns, those of the agent's extension among them (pbx.md#queue-details).
 */
import { reads } from '../../operation';
import { selectRows } from '../../range';
import { csv, doubledPipes, inFormat, streamedJson } from '../../reply';

export const queuelogsInfo = reads((pbx, request) => {
	const queue = pbx.state.queues.find(({ id }) => id === request.params.queue);
	const rows = selectRows(pbx, request.params, pbx.state.queueLog, { filters: {}, ids: [] }).filter(
		({ qu_name }) => !request.params.queue || qu_name === queue?.name,
	);
	return inFormat(request, {
		json: () => streamedJson(pbx, rows),
		csv: () => csv(pbx, Object.keys(rows[0] ?? {}), rows),
		plain: () => doubledPipes(rows),
	});
});
