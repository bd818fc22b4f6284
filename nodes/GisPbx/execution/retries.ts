import { createHash } from 'node:crypto';
import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

import { HOUR_MS } from '../pbx/time/zoneClock';
import type { Operation } from '../resources/operation';
import type { PbxBinding } from '../transport/binding';
import { WriteMemory } from '../transport/writeMemory';
import type { Parameters } from '../fields/readForm';
import { isAgentTool } from './agentGuard';

/** What the tries of one node in one execution have sent. */
interface Tries {
	writes: WriteMemory;
	/** How many of them are under way. */
	running: number;
	/** When the last one ended, by a clock that nobody sets. */
	endedAt: number;
}

/** By execution and node, those that ended first in front: a retry is a new run of the node in the same process. */
const triesOf = new Map<string, Tries>();
/** n8n waits five seconds at most between two tries; an agent may think for longer. */
const KEPT_MS = HOUR_MS;

/** How the writes of a run are remembered. */
interface Remembering {
	memoryOf(itemIndex: number, tenant: string, parameters: Parameters): PbxBinding['memory'];
	/** To be called once, when the run has ended. */
	end(): void;
}

const NOTHING_KEPT: Remembering = { memoryOf: () => undefined, end: () => undefined };

/**
 * How the writes of each item are remembered. Only Retry On Fail runs a node again with items
 * that were sent already, so without it nothing is kept. Nothing is forgotten while a run is under
 * way, however many items it has. `PbxConnection.attempt` is where nothing is sent again.
 */
export function rememberingWrites(
	n8n: IExecuteFunctions,
	operation: Pick<Operation, 'effect' | 'name'>,
): Remembering {
	const node = n8n.getNode();
	if (operation.effect === 'reads' || node.retryOnFail !== true) return NOTHING_KEPT;

	const executionId = n8n.getExecutionId() as string | undefined;
	if (!executionId) {
		if (operation.effect === 'writes') return NOTHING_KEPT;
		throw new NodeOperationError(node, `Switch off Retry On Fail to use "${operation.name}"`, {
			description:
				'n8n gave this execution no ID, so a second try could not be told from the first and would reach people twice.',
		});
	}
	const asTool = isAgentTool(n8n);
	const tries = begun(JSON.stringify([executionId, node.id]));
	return {
		memoryOf(itemIndex, tenant, parameters) {
			// To an agent's tool each try is a run of its own (n8n.md#agents): only its values tell a repeat.
			const run = asTool
				? digest(JSON.stringify(parameters))
				: `${n8n.getWorkflowDataProxy(itemIndex).$runIndex}|${itemIndex}`;
			return { writes: tries.writes, key: [tenant, run].join('|') };
		},
		end: tries.end,
	};
}

function begun(key: string): Pick<Tries, 'writes'> & Pick<Remembering, 'end'> {
	forgetOld();
	const tries = triesOf.get(key) ?? { writes: new WriteMemory(), running: 0, endedAt: 0 };
	triesOf.set(key, tries);
	tries.running++;
	return {
		writes: tries.writes,
		end() {
			tries.running--;
			tries.endedAt = performance.now();
			triesOf.delete(key); // so that it counts as the last
			triesOf.set(key, tries);
		},
	};
}

function forgetOld(): void {
	const now = performance.now();
	for (const [key, { running, endedAt }] of triesOf) {
		if (running > 0) continue;
		if (now - endedAt < KEPT_MS) return;
		triesOf.delete(key);
	}
}

function digest(text: string): string {
	return createHash('sha256').update(text).digest('base64url');
}
