/** `info=recordings`: the recordings of a range; columns inferred (pbx.md#recording-details). */
import { localText } from '../../clock';
import { reads } from '../../operation';
import { selectRows } from '../../range';
import { audioFile } from '../../recordings';
import { sqlRows } from '../../reply';

export const recordingsInfo = reads((pbx, request) => {
	const now = pbx.clock.now().getTime();
	const filed = pbx.state.recordings
		.filter(({ availableAt }) => availableAt <= now)
		.map((recording) => {
			const file = audioFile(pbx, recording);
			const date = localText(recording.madeAt, pbx.zone);
			const row = {
				re_id: recording.id,
				re_uniqueid: recording.uniqueId,
				re_date: date,
				re_name: file.name,
				re_format: file.container,
				re_size: String(file.bytes.length),
			};
			return { filedAt: date, row };
		});
	return sqlRows(pbx, request, selectRows(pbx, request.params, filed, { filters: {}, ids: [] }));
});
