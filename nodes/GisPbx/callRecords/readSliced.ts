import { behindSlice, firstSlice, nextLength } from '../pbx/time/slices';
import { DAY_MS } from '../pbx/time/zoneClock';
import type { Window } from '../pbx/time/window';

interface SlicedReading {
	window: Window;
	/** A slice is to bring about so many rows at most. */
	mostRows: number;
	/** Whether nothing more is to be asked for. */
	isStopped(): boolean;
	/** Reads one slice, gives what it brought to whoever counts it, and tells how many rows there were. */
	read(slice: Window): Promise<number>;
}

/**
 * Reads a window slice by slice, oldest first, each as long as the last one's rows allow. Where one
 * fails, the error says how far reading got (decisions.md#reports).
 */
export async function readSliced({
	window,
	mostRows,
	isStopped,
	read,
}: SlicedReading): Promise<void> {
	let length = DAY_MS;
	let left: Window | undefined = window;
	while (left && !isStopped()) {
		const slice: Window = firstSlice(left, length);
		const rows = await read(slice).catch((thrown: unknown) => failedAt(slice, window, thrown));
		length = nextLength(length, rows, mostRows);
		left = behindSlice(left, slice);
	}
}

function failedAt(slice: Window, window: Window, thrown: unknown): never {
	const error = thrown as Error & { description?: string | null };
	if (slice.start !== window.start) {
		const how = `Everything before ${slice.start} had been read. A part would pass for the whole, so nothing is given.`;
		error.description = error.description ? `${error.description} ${how}` : how;
	}
	throw error;
}
