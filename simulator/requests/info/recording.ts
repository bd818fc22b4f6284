/** `info=recording`: the audio as a download (pbx.md#recordings). */
import { reads } from '../../operation';
import { audioReply, withRecording } from '../../recordings';

export const recordingInfo = reads((pbx, request) =>
	withRecording(pbx, request, (_recording, file) => audioReply(pbx, file, 'attachment')),
);
