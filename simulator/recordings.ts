/** Recordings as bytes, found by unique ID or originate ID (pbx.md#recordings). */
import { silentMp3, silentWav } from './audio';
import type { Pbx } from './pbx';
import type { Reply } from './reply';
import type { ApiRequest } from './request';
import type { Recording } from './state';

const HTML = 'text/html; charset=UTF-8';

/** The recording family's way to say "nothing": never `application/json` (pbx.md#the-reply). */
export const noRecording: Reply = { body: '', contentType: HTML };
const noId: Reply = { body: 'No id specified', contentType: HTML };

const CONTAINERS = {
	mp3: { extension: 'mp3', type: 'audio/mpeg', encode: silentMp3 },
	wav: { extension: 'wav', type: 'audio/x-wav', encode: silentWav },
	mp3AsOctetStream: { extension: 'mp3', type: 'application/octet-stream', encode: silentMp3 },
	wavAsOctetStream: { extension: 'wav', type: 'application/octet-stream', encode: silentWav },
};

export interface AudioFile {
	name: string;
	container: string;
	contentType: string;
	bytes: Buffer;
}

/** Silence of a length in the container that the switch names, unless one is asked for. */
export function audioFile(
	pbx: Pbx,
	{ baseName, seconds, container }: Pick<Recording, 'baseName' | 'seconds' | 'container'>,
): AudioFile {
	const kind = CONTAINERS[container ?? pbx.switches.recordingContainer];
	return {
		name: `${baseName}.${kind.extension}`,
		container: kind.extension,
		contentType: kind.type,
		bytes: kind.encode(seconds),
	};
}

/** Finds the asked recording and lets `show` answer; says what the PBX says when there is none. */
export function withRecording(
	pbx: Pbx,
	{ params }: ApiRequest,
	show: (recording: Recording, file: AudioFile) => Reply,
): Reply {
	const { id } = params;
	if (!id) return noId;
	const now = pbx.clock.now().getTime();
	const recording = pbx.state.recordings.find(
		({ uniqueId, originateId, availableAt }) =>
			(uniqueId === id || originateId === id) && availableAt <= now,
	);
	return recording ? show(recording, audioFile(pbx, recording)) : noRecording;
}

/** The audio with its own content type, and a file name where the PBX gives one. */
export function audioReply(pbx: Pbx, file: AudioFile, disposition: 'attachment' | 'inline'): Reply {
	const named = pbx.switches.recordingFileName === 'given';
	return {
		body: file.bytes,
		contentType: file.contentType,
		contentDisposition: named ? `${disposition}; filename="${file.name}"` : undefined,
	};
}
