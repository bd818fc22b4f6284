import type { PbxClock } from '../time/zoneClock';

/** A recording without its audio; times ISO 8601 with the PBX's offset, absent values null. */
interface RecordingInfo {
	recordingId: string | null;
	callId: string | null;
	fileName: string | null;
	recordedAt: string | null;
	format: string | null;
	sizeBytes: number | null;
}

/**
 * From the six cells of `inforecording`: ID, unique ID, file name, time, container, size
 * (pbx.md#recording-details).
 */
export function recordingFrom(cells: string[], clock: PbxClock): RecordingInfo {
	const [recordingId, callId, fileName, recorded, format, size] = cells.map((cell) => cell || null);
	const [instant] = recorded ? clock.instantsOf(recorded) : [];
	return {
		recordedAt: instant === undefined ? null : clock.isoOf(instant),
		fileName: fileName ?? null,
		format: format ?? null,
		sizeBytes: size && Number.isFinite(Number(size)) ? Number(size) : null,
		callId: callId ?? null,
		recordingId: recordingId ?? null,
	};
}
