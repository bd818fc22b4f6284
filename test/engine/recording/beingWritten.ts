import type { Simulator } from '../../../simulator';

/** A recording that MixMonitor is writing, or has written. */
interface Written {
	container: 'wav' | 'wav49';
	/** Seconds ago at which it began, and for how many seconds sound comes in. */
	began?: number;
	seconds: number;
	/** In how many seconds it is closed; never, where this is not said. */
	closesIn?: number;
}

/** Files a call that has just ended, with such a recording; returns the call's unique ID. */
export function callBeingRecorded(
	{ addEndedCall, clock, state, switches }: Simulator,
	{ container, began = 0, seconds, closesIn = Infinity }: Written,
): string {
	switches.recordingContainer = container;
	const { uniqueId } = addEndedCall({ recording: true });
	const recording = state.recordings.find((each) => each.uniqueId === uniqueId);
	const now = clock.now().getTime();
	const writing = { since: now - began * 1000, closesAt: now + closesIn * 1000 };
	Object.assign(recording ?? {}, { seconds, writing });
	return uniqueId;
}

/** What the header of a RIFF file says of the length behind it. */
export const riffSizeOf = (bytes: Buffer) => bytes.readUInt32LE(4);
