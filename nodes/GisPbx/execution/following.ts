import type { INodeExecutionData } from 'n8n-workflow';

import type { Unfinished } from '../resources/operation';
import type { ItemRunner } from './itemRunner';

type Work = () => Promise<INodeExecutionData[] | Unfinished>;

/** Runs items of which some begin what ends by itself: that goes on beside the items that follow. */
export class Following {
	private readonly unfinished = new Set<Promise<void>>();

	constructor(private readonly runner: ItemRunner) {}

	/** Does an item's work; resolves when the next item may begin. */
	async run(itemIndex: number, work: Work): Promise<void> {
		const begun = await this.begin(itemIndex, work);
		if (!begun) return;
		const following = this.runner
			.settle(itemIndex, begun.finish)
			.finally(() => this.unfinished.delete(following));
		this.unfinished.add(following);
		while (this.unfinished.size >= begun.atOnce) await Promise.race(this.unfinished);
	}

	/** Resolves when everything has ended. */
	async end(): Promise<void> {
		await Promise.all(this.unfinished);
	}

	private async begin(itemIndex: number, work: Work): Promise<Unfinished | undefined> {
		let unfinished: Unfinished | undefined;
		await this.runner.settle(itemIndex, async () => {
			const output = await work();
			if (Array.isArray(output)) return output;
			unfinished = output;
			return [];
		});
		return unfinished;
	}
}
