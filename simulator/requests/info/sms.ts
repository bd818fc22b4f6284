/** `info=sms`: the log of text messages; the shape is unknown (pbx.md#other-requests). */
import { localText } from '../../clock';
import { reads } from '../../operation';
import { selectRows } from '../../range';
import { sqlRows } from '../../reply';

export const smsInfo = reads((pbx, request) => {
	const filed = pbx.state.smsLog.map(({ id, sentAt, source, destination, message }) => {
		const date = localText(sentAt, pbx.zone);
		return { filedAt: date, row: { id, date, source, dest: destination, message } };
	});
	return sqlRows(pbx, request, selectRows(pbx, request.params, filed, { filters: {}, ids: [] }));
});
