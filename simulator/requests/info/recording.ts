/** `info=recording`: the audio as a download (pbx-protocol 4.5). */
import { reads } from '../../operation';
import { audioReply, withRecording } from '../../recordings';

export const recordingInfo = reads((pbx, request) =>
	withRecording(pbx, request, (_recording, file) => audioReply(pbx, file, 'attachment')),
);
