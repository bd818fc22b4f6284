import {
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type NodeApiError,
} from 'n8n-workflow';
import pLimit from 'p-limit';

import type { Operation } from '../resources/operation';
import { openSession, type PbxSession } from '../transport/session';
import { readParameters } from './readParameters';
import { rememberingWrites } from './retries';

type NodeFailure = NodeApiError | NodeOperationError;
type Outcome = { items: INodeExecutionData[] } | { failure: NodeFailure };

/**
 * Runs an operation for every input item: reads several at a time, writes one by one; output in
 * input order (design, decision 4). Without Continue On Fail the first failure stops what has not
 * begun; a cancelled execution sends nothing more.
 */
export async function runOperation(
	n8n: IExecuteFunctions,
	operation: Operation,
): Promise<INodeExecutionData[]> {
	const session = await openSession(n8n);
	const memoryOf = rememberingWrites(n8n, operation);
	const limit = pLimit(itemsAtOnce(n8n, operation));
	const goOn = n8n.continueOnFail();
	let stopped = false;

	const outcomes = await Promise.all(
		n8n.getInputData().map((_, itemIndex) =>
			limit(async (): Promise<Outcome | undefined> => {
				if (stopped || n8n.getExecutionCancelSignal?.()?.aborted) return undefined;
				try {
					const items = await runItem(n8n, operation, session, itemIndex, memoryOf);
					return { items: linked(items, itemIndex) };
				} catch (thrown) {
					const failure = asNodeFailure(n8n, thrown, itemIndex);
					if (goOn) return { items: [errorItem(failure, itemIndex)] };
					stopped = true;
					return { failure };
				}
			}),
		),
	);
	return outcomes.flatMap((outcome) => {
		if (outcome === undefined) return [];
		if ('failure' in outcome) throw outcome.failure;
		return outcome.items;
	});
}

async function runItem(
	n8n: IExecuteFunctions,
	operation: Operation,
	session: PbxSession,
	itemIndex: number,
	memoryOf: ReturnType<typeof rememberingWrites>,
): Promise<INodeExecutionData[]> {
	const { clock, callerId } = session;
	const parameters = readParameters(n8n, operation, itemIndex, {
		clock,
		callerId,
		refuse(label, problem, advice) {
			throw new NodeOperationError(n8n.getNode(), `${label} ${problem} [item ${itemIndex}]`, {
				itemIndex,
				description: advice,
			});
		},
	});
	const { timeoutSeconds = operation.timeoutSeconds } = parameters.options;
	const pbx = session.bind({
		itemIndex,
		timeoutSeconds: timeoutSeconds as number,
		ifAnswerLost: operation.ifAnswerLost,
		memory: memoryOf(itemIndex, parameters),
	});
	return await operation.run({ ...parameters, pbx, clock, n8n, itemIndex });
}

/** Read from the first item: the limit is one for the whole run. */
function itemsAtOnce(n8n: IExecuteFunctions, operation: Operation): number {
	if (operation.effect !== 'reads') return 1;
	const given = Number(n8n.getNodeParameter('options.requestsInParallel', 0, 8));
	return Number.isInteger(given) && given >= 1 && given <= 20 ? given : 8;
}

function linked(items: INodeExecutionData[], item: number): INodeExecutionData[] {
	const pairedItem = { item };
	for (const output of items) output.pairedItem = pairedItem;
	return items;
}

function errorItem(failure: NodeFailure, item: number): INodeExecutionData {
	return { json: { error: failure.message }, error: failure, pairedItem: { item } };
}

/** Everything the pack throws on purpose is one of n8n's node errors already; the rest is a defect of ours. */
function asNodeFailure(n8n: IExecuteFunctions, thrown: unknown, itemIndex: number): NodeFailure {
	const failure = thrown as NodeFailure;
	if (failure?.name === 'NodeApiError' || failure?.name === 'NodeOperationError') return failure;
	const words = thrown instanceof Error ? thrown.message : String(thrown);
	return new NodeOperationError(
		n8n.getNode(),
		`This should not happen: ${words} [item ${itemIndex}]`,
		{
			itemIndex,
			description: 'Please report it to the makers of this node, with the operation that you used.',
		},
	);
}
