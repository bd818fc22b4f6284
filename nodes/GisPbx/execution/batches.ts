import type { Batch } from '../resources/operation';
import { isDryRun, orDryRun } from './dryRun';
import type { AnyCall, ItemRunner } from './itemRunner';

/**
 * Sends items in lots, one lot at a time, in item order. An item whose parameters are refused
 * fails alone and is left out; what happens to a lot happens to each of its items.
 */
export async function runBatches(
	runner: ItemRunner,
	batch: Batch<AnyCall>,
	itemIndexes: number[],
): Promise<void> {
	let lot: AnyCall[] = [];
	const sendLot = async () => {
		const calls = lot;
		lot = [];
		if (calls.length > 0 && !runner.isStopped) await settleLot(runner, calls, batch);
	};
	for (const itemIndex of itemIndexes) {
		const call = await prepared(runner, itemIndex);
		if (!call) continue;
		if (lot.length > 0 && !goTogether(batch, lot[0], call)) await sendLot();
		lot.push(call);
		if (lot.length >= batch.size(call)) await sendLot();
	}
	await sendLot();
}

/** One request goes to one account. */
function goTogether(batch: Batch<AnyCall>, a: AnyCall, b: AnyCall): boolean {
	return (
		a.pbx.settings === b.pbx.settings &&
		isDryRun(a) === isDryRun(b) &&
		batch.key(a) === batch.key(b)
	);
}

/** The call of an item, or undefined when its credential or parameters were refused. */
async function prepared(runner: ItemRunner, itemIndex: number): Promise<AnyCall | undefined> {
	let call: AnyCall | undefined;
	await runner.settle(itemIndex, async () => {
		call = await runner.prepare(itemIndex);
		return [];
	});
	return call;
}

async function settleLot(
	runner: ItemRunner,
	calls: AnyCall[],
	batch: Batch<AnyCall>,
): Promise<void> {
	const outcomes = await batch
		.run(calls)
		.catch((thrown: unknown) => calls.map(() => () => fail(thrown)));
	for (const [place, call] of calls.entries()) {
		await runner.settle(call.itemIndex, async () => await orDryRun(call, outcomes[place]));
	}
}

function fail(thrown: unknown): never {
	throw thrown;
}
