/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs outside n8n */

/** What must be undone when a run ends, well, badly or by Ctrl-C. */
export class CleanUp {
	private readonly ends: Array<() => Promise<void>> = [];
	private running?: Promise<void>;

	/** True once the end has begun: whatever fails from then on fails because of it. */
	get begun(): boolean {
		return this.running !== undefined;
	}

	add(end: () => Promise<void>): void {
		this.ends.push(end);
	}

	/** Undoes everything, the latest first; one failure does not keep the rest from ending. */
	async run(): Promise<void> {
		this.running ??= this.undo();
		await this.running;
	}

	/** Ctrl-C, a closed terminal and `kill` undo everything and then end this process. */
	runOnSignal(): void {
		const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
		for (const [signal, code] of Object.entries(exitCodes)) {
			process.on(signal, () => {
				void this.run().finally(() => process.exit(code));
			});
		}
	}

	private async undo(): Promise<void> {
		while (this.ends.length > 0) {
			await this.ends.pop()!().catch((error: Error) => {
				process.exitCode = 1;
				process.stderr.write(`while ending: ${error.message}\n`);
			});
		}
	}
}
