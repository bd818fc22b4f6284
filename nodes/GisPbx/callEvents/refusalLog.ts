const PAUSE_MS = 60_000;

/** Keeps a stranger who knocks all day from filling n8n's log: at most one line a minute. */
export class RefusalLog {
	private lastLineAt: number | undefined;
	private unlogged = 0;

	/** `write` is called where a line is due, with how many refusals had none. A clock set back ends the pause. */
	note(now: number, write: (others: string) => void): void {
		const since = now - (this.lastLineAt ?? -Infinity);
		if (since >= 0 && since < PAUSE_MS) {
			this.unlogged++;
			return;
		}
		const others = this.unlogged > 0 ? ` (and ${this.unlogged} more since the last line)` : '';
		this.lastLineAt = now;
		this.unlogged = 0;
		write(others);
	}
}
