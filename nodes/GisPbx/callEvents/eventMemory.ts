import type { CallEvent } from '../pbx/calls/callEvent';

const REMEMBERED_MS = 10 * 60_000;
const MOST_CALLS = 20_000;
const MOST_EVENTS_OF_CALL = 50;

/** What the last ten minutes say of an event. */
interface Marks {
	/** The same event has come before. */
	repeated: boolean;
	/** A later event of the same call came first. */
	outOfOrder: boolean;
}

type EventOfCall = Pick<CallEvent, 'event' | 'extension'>;

interface SeenEvent extends EventOfCall {
	at: number;
	outOfOrder: boolean;
}

/**
 * The events of the last ten minutes that reached this process, by call. The PBX sends some twice
 * and some late (pbx.md#call-events): they are marked, never held back.
 */
export class EventMemory {
	/** The call that was told of last stands last. */
	private readonly calls = new Map<string, SeenEvent[]>();

	/** Marks an event and remembers it; `now`: milliseconds of a clock that nobody sets. Without a call to which it belongs neither is possible. */
	mark(call: string | null, { event, extension }: EventOfCall, now: number): Marks {
		if (call === null) return { repeated: false, outOfOrder: false };
		const seen = (this.calls.get(call) ?? []).filter(({ at }) => now - at < REMEMBERED_MS);
		const first = seen.find((one) => one.event === event && one.extension === extension);
		const outOfOrder = first?.outOfOrder ?? seen.some((one) => isLater(one, { event, extension }));
		if (first) first.at = now;
		else seen.push({ event, extension, at: now, outOfOrder });
		this.calls.delete(call);
		this.calls.set(call, seen.slice(-MOST_EVENTS_OF_CALL));
		this.forget(now);
		return { repeated: first !== undefined, outOfOrder };
	}

	/** How many calls are remembered. */
	get size(): number {
		return this.calls.size;
	}

	private forget(now: number): void {
		for (const [call, seen] of this.calls) {
			const isOver = seen.every(({ at }) => now - at >= REMEMBERED_MS);
			if (!isOver && this.calls.size <= MOST_CALLS) return;
			this.calls.delete(call);
		}
	}
}

/** Whether one event of a call belongs after the other. */
function isLater(one: EventOfCall, other: EventOfCall): boolean {
	if (one.event === 'ended') return other.event !== 'ended';
	// Another extension rings after an answer where the call was transferred.
	const isOfOther = one.extension && other.extension && one.extension !== other.extension;
	return (
		other.event === 'ringing' && ['answered', 'missed'].includes(one.event ?? '') && !isOfOther
	);
}
