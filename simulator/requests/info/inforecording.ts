/**
 * `info=inforecording`: six cells about a recording, whatever the format
 * (pbx.md#recording-details).
 */
import { localText } from '../../clock';
import { reads } from '../../operation';
import { withRecording } from '../../recordings';
import { text } from '../../reply';

export const inforecordingInfo = reads((pbx, request) =>
	withRecording(pbx, request, ({ id, uniqueId, madeAt }, { name, container, bytes }) => {
		const date = localText(madeAt, pbx.zone);
		return text([id, uniqueId, name, date, container, String(bytes.length)].join('|'));
	}),
);
