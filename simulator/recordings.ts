/** Recordings as bytes, found by unique ID or originate ID (pbx.md#recordings). */
import { closedFile, GSM, openFile, silentMp3, WAV, WAV49, type MixMonitorFormat } from './audio';
import { localText } from './clock';
import type { Pbx } from './pbx';
import type { Reply } from './reply';
import type { ApiRequest } from './request';
import type { Recording } from './state';

const HTML = 'text/html; charset=UTF-8';

/** The recording family's way to say "nothing": never `application/json` (pbx.md#the-reply). */
export const noRecording: Reply = { body: '', contentType: HTML };
const noId: Reply = { body: 'No id specified', contentType: HTML };

/** How a kind of recording is named and made; mp3 is made of another one, once that is whole. */
interface Container {
	extension: string;
	type: string;
	format: MixMonitorFormat | 'mp3';
}

const OCTETS = 'application/octet-stream';
const CONTAINERS: Record<NonNullable<Recording['container']>, Container> = {
	mp3: { extension: 'mp3', type: 'audio/mpeg', format: 'mp3' },
	wav: { extension: 'wav', type: 'audio/x-wav', format: WAV },
	mp3AsOctetStream: { extension: 'mp3', type: OCTETS, format: 'mp3' },
	wavAsOctetStream: { extension: 'wav', type: OCTETS, format: WAV },
	wav49: { extension: 'WAV', type: 'audio/x-wav', format: WAV49 },
	gsm: { extension: 'gsm', type: OCTETS, format: GSM },
};

export interface AudioFile {
	name: string;
	container: string;
	contentType: string;
	bytes: Buffer;
}

type Sound = Pick<Recording, 'baseName' | 'seconds' | 'container' | 'writing'>;

/** Silence of a length in the container that the switch names, unless one is asked for. */
export function audioFile(pbx: Pbx, { baseName, container, ...sound }: Sound): AudioFile {
	const { extension, type, format } = CONTAINERS[container ?? pbx.switches.recordingContainer];
	return {
		name: `${baseName}.${extension}`,
		container: extension,
		contentType: type,
		bytes: format === 'mp3' ? silentMp3(sound.seconds) : bytesNow(pbx, format, sound),
	};
}

/** The file as it lies on the disk now. */
function bytesNow(
	pbx: Pbx,
	format: MixMonitorFormat,
	{ seconds, writing }: Pick<Sound, 'seconds' | 'writing'>,
): Buffer {
	const now = pbx.clock.now().getTime();
	if (!writing || now >= writing.closesAt) return closedFile(format, seconds);
	return openFile(format, Math.min(seconds, (now - writing.since) / 1000));
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
	const recording = [...pbx.state.recordings, ...ofCallsUp(pbx)].find(
		({ uniqueId, originateId, availableAt }) =>
			(uniqueId === id || originateId === id) && availableAt <= now,
	);
	return recording ? show(recording, audioFile(pbx, recording)) : noRecording;
}
/** MixMonitor's own files of calls that are up, where the PBX gives them out. */
function ofCallsUp(pbx: Pbx): Recording[] {
	const { recordingWhileUp, recordingContainer } = pbx.switches;
	if (recordingWhileUp === 'absent' || CONTAINERS[recordingContainer].format === 'mp3') return [];
	return pbx.state.calls
		.filter(({ recording }) => recording)
		.map(({ linkedId, originateId, source, destination, channels }) => {
			const since = Math.min(...channels.map(({ startsAt }) => startsAt));
			const closesAt = Math.max(...channels.map(({ endsAt }) => endsAt));
			return {
				id: linkedId,
				uniqueId: linkedId,
				originateId,
				baseName: baseNameOf(pbx, since, source, destination),
				madeAt: since,
				seconds: (closesAt - since) / 1000,
				availableAt: since,
				writing: { since, closesAt },
			};
		});
}

/** A recording's file name without extension: when, from whom, to whom. */
export function baseNameOf(pbx: Pbx, startsAt: number, from: string, to: string): string {
	const stamp = localText(startsAt, pbx.zone).replace(/[-:]/g, '').replace(' ', '-');
	return `${stamp}-${from}-${to}`;
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
