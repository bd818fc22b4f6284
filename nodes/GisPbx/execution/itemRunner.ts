import {
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type NodeApiError,
} from 'n8n-workflow';

import type { Fields } from '../fields/field';
import type { Form } from '../fields/form';
import { allOptionsOf } from '../resources/commonOptions';
import type { Effect } from '../pbx/agents/deed';
import type { Operation, OperationCall } from '../resources/operation';
import { StoppedWaiting } from '../transport/places';
import type { SessionOf } from '../transport/session';
import { AgentGuard, isAgentTool } from './agentGuard';
import { bothGuards, numberGuardOf } from './numberGuard';
import { type Parameters, readForm } from '../fields/readForm';
import { rememberingWrites } from './retries';

type NodeFailure = NodeApiError | NodeOperationError;

/** A call of an operation whose own value types are forgotten. */
export type AnyCall = OperationCall<Fields, Fields, Fields>;

/** Runs the items of one execution and keeps how each ended, in the order of the items. */
export class ItemRunner {
	/** Made once: some of its options are made for the operation. */
	private readonly form: Form;
	private readonly remembering: ReturnType<typeof rememberingWrites>;
	/** There where an AI agent uses the node. */
	private readonly agentGuard: AgentGuard | undefined;
	private readonly outputs: Array<INodeExecutionData[] | undefined> = [];
	private readonly stopping = new AbortController();
	private failure: { itemIndex: number; error: NodeFailure } | undefined;

	constructor(
		private readonly n8n: IExecuteFunctions,
		private readonly operation: Operation,
		private readonly sessionOf: SessionOf,
		effect: Effect,
	) {
		const { fields, filters } = operation;
		this.form = { fields, filters, options: allOptionsOf(operation) };
		this.remembering = rememberingWrites(n8n, { name: operation.name, effect });
		this.agentGuard = isAgentTool(n8n) ? new AgentGuard(n8n, operation) : undefined;
	}

	/** Whether nothing more is to be sent: an item failed for good, or the execution was cancelled. */
	get isStopped(): boolean {
		return this.failure !== undefined || this.n8n.getExecutionCancelSignal?.()?.aborted === true;
	}

	/** Reads and checks credential and parameters of an item; throws an error that names what is wrong, and the item. */
	async prepare(itemIndex: number): Promise<AnyCall> {
		const { n8n, operation } = this;
		if (operation.notForAgents && this.agentGuard) {
			throw new NodeOperationError(
				n8n.getNode(),
				`An AI agent cannot use ${operation.name} [item ${itemIndex}]`,
				{ itemIndex, description: operation.notForAgents },
			);
		}
		const session = await this.sessionOf(itemIndex);
		this.agentGuard?.meet(itemIndex, session);
		const { clock, callerId, countryCode, tenant } = session;
		const get = (name: string, fallback: unknown) =>
			n8n.getNodeParameter(name, itemIndex, fallback);
		const parameters = readForm(get, this.form, {
			clock,
			callerId,
			countryCode,
			refuse(label, problem, advice) {
				throw new NodeOperationError(n8n.getNode(), `${label} ${problem} [item ${itemIndex}]`, {
					itemIndex,
					description: advice,
				});
			},
		});
		const agentGuard = this.agentGuard?.hold(itemIndex, session, parameters);
		const { timeoutSeconds = operation.timeoutSeconds, dryRun } = parameters.options;
		const pbx = session.bind({
			itemIndex,
			timeoutSeconds: timeoutSeconds as number,
			ifAnswerLost: operation.ifAnswerLost,
			feature: operation.feature,
			labels: labelsOf(operation, parameters),
			memory:
				dryRun === true ? undefined : this.remembering.memoryOf(itemIndex, tenant, parameters),
			writeGuard: bothGuards(numberGuardOf(operation, parameters, session), agentGuard),
			dryRun: dryRun === true,
			isForAgent: this.agentGuard !== undefined,
			stopped: this.stopping.signal,
		});
		const isStopped = () => this.isStopped;
		return { ...parameters, pbx, clock, n8n, itemIndex, isStopped };
	}

	/** Does an item's work unless the run has stopped, and keeps what came out or why it failed. */
	async settle(
		itemIndex: number,
		work: () => Promise<INodeExecutionData[]> | INodeExecutionData[],
	): Promise<void> {
		if (this.isStopped) return;
		try {
			const items = await work();
			const told = this.agentGuard?.handedOut(itemIndex, items) ?? items;
			this.outputs[itemIndex] = linked(told, itemIndex);
		} catch (thrown) {
			if (thrown instanceof StoppedWaiting) return; // as if the item had not begun
			const error = asNodeFailure(this.n8n, thrown, itemIndex);
			if (this.agentGuard) error.message = this.agentGuard.wordsOf(itemIndex, error);
			this.keepFailure(itemIndex, error);
		}
	}

	/** To be called when nothing more is sent. */
	end(): void {
		this.remembering.end();
	}

	/** Everything that came out, in the order of the input; throws the failure that stopped the run. */
	output(): INodeExecutionData[] {
		if (this.failure) throw this.failure.error;
		return this.outputs.flatMap((items) => items ?? []);
	}

	private keepFailure(itemIndex: number, error: NodeFailure): void {
		if (this.n8n.continueOnFail()) {
			this.outputs[itemIndex] = [errorItem(error, itemIndex)];
		} else if (!this.failure || itemIndex < this.failure.itemIndex) {
			this.failure = { itemIndex, error };
			this.stopping.abort();
		}
	}
}

/** The labels of the fields that were sent with something: what a refusal of the PBX may be about. */
function labelsOf({ fields }: Operation, { values }: Parameters): string[] {
	return Object.entries(fields)
		.filter(([, { notSent }]) => !notSent)
		.filter(([name]) => values[name] !== undefined && typeof values[name] !== 'boolean')
		.map(([, { property }]) => property.displayName);
}

function linked(items: INodeExecutionData[], item: number): INodeExecutionData[] {
	const pairedItem = { item };
	for (const output of items) output.pairedItem = pairedItem;
	return items;
}

/** Without the property `error`, at which n8n would drop the input's fields from the error output. */
function errorItem({ message }: NodeFailure, item: number): INodeExecutionData {
	return { json: { error: message }, pairedItem: { item } };
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
