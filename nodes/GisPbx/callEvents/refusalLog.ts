const PAUSE_MS = 60_000;

/** Keeps a stranger who knocks all day from filling n8n's log: at most one line a minute. */
export class RefusalLog {
	private lastLineAt = -Infinity;
	private unlogged = 0;

	/** `write` is called where a line is due, with how many refusals had none. `now` counts by a clock that nobody sets, in milliseconds. */
	note(now: number, write: (others: string) => void): void {
		if (now - this.lastLineAt < PAUSE_MS) {
			this.unlogged++;
			return;
		}
		const others = this.unlogged > 0 ? ` (and ${this.unlogged} more since the last line)` : '';
		this.lastLineAt = now;
		this.unlogged = 0;
		write(others);
	}
}
