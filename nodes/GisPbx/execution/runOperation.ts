import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Effect } from '../pbx/agents/deed';
import { MOST_IN_FLIGHT } from '../pbx/places/inFlightLimit';
import type { Operation } from '../resources/operation';
import { sessionsOf } from '../transport/session';
import { atMost } from './atMost';
import { runBatches } from './batches';
import { orDryRun } from './dryRun';
import { Following } from './following';
import { ItemRunner } from './itemRunner';

/**
 * Runs an operation for every input item: reads several at a time, writes one by one; output in
 * input order (decisions.md#concurrency). Without Continue On Fail the first failure stops what has
 * not begun; a cancelled execution sends nothing more.
 */
export async function runOperation(
	n8n: IExecuteFunctions,
	operation: Operation,
): Promise<INodeExecutionData[]> {
	const effect = effectOfRun(n8n, operation);
	const runner = new ItemRunner(n8n, operation, sessionsOf(n8n), effect);
	try {
		await runItems(n8n, operation, runner, effect);
		return runner.output();
	} finally {
		runner.end();
	}
}

async function runItems(
	n8n: IExecuteFunctions,
	operation: Operation,
	runner: ItemRunner,
	effect: Effect,
): Promise<void> {
	const indexes = [...n8n.getInputData().keys()];
	if ('batch' in operation) {
		await runBatches(runner, operation.batch, indexes);
	} else {
		const following = new Following(runner);
		await atMost(
			itemsAtOnce(n8n, effect),
			indexes,
			async (itemIndex) =>
				await following.run(itemIndex, async () => {
					const call = await runner.prepare(itemIndex);
					return await orDryRun(call, async () => await operation.run(call));
				}),
		);
		await following.end();
	}
}

/** What the run does to the world: an operation that may do more runs as a read where every item only reads. */
function effectOfRun(n8n: IExecuteFunctions, { effect, readsOnly }: Operation): Effect {
	if (!readsOnly) return effect;
	const isRead = (item: number) => {
		try {
			return readsOnly((name) => n8n.getNodeParameter(name, item, undefined));
		} catch {
			return false; // the item itself says what is wrong with its values
		}
	};
	return [...n8n.getInputData().keys()].every(isRead) ? 'reads' : effect;
}

/**
 * Read from the first item: one for the whole run. How many of their requests are in flight is for the
 * places of the PBX to say.
 */
function itemsAtOnce(n8n: IExecuteFunctions, effect: Effect): number {
	if (effect !== 'reads') return 1;
	const most = MOST_IN_FLIGHT;
	const given = Number(n8n.getNodeParameter('options.requestsInParallel', 0, most));
	return Number.isInteger(given) && given >= 1 && given <= most ? given : most;
}
