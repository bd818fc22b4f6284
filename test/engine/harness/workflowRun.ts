/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { inspect } from 'node:util';
import type {
	ExecutionError,
	IDataObject,
	INodeExecutionData,
	IRun,
	ITaskData,
	Workflow,
} from 'n8n-workflow';
import { binaryStore } from './engine';
import type { Observations } from './observedTypes';

/** A finished run of a workflow, as n8n recorded it, with short ways to what tests ask for. */
export class WorkflowRun {
	constructor(
		/** n8n's own record. */
		readonly record: IRun,
		private readonly workflow: Workflow,
		private readonly seen: Observations,
		/** How often credentials were decrypted. */
		readonly decryptions: number,
		/** What n8n and the node logged meanwhile. */
		readonly logs: readonly string[],
	) {}

	get status() {
		return this.record.status;
	}

	/** Static data as the run left it. */
	get staticData(): IDataObject {
		return this.workflow.staticData;
	}

	/** The errors that nodes threw, attempt by attempt, before n8n copied them into its record. */
	get thrown(): readonly unknown[] {
		return this.seen.thrown;
	}

	/** What stopped the run, or the last node's error. */
	get error(): ExecutionError | undefined {
		return this.record.data.resultData.error ?? this.task()?.error;
	}

	/** How often n8n started a node: above 1 with Retry On Fail or in a loop. */
	attempts(nodeName = this.lastNode()): number {
		return this.seen.attempts.get(nodeName) ?? 0;
	}

	/** Output items of a node's last run; output 1 is the error output of `continueErrorOutput`. */
	items(nodeName = this.lastNode(), output = 0): INodeExecutionData[] {
		return this.task(nodeName)?.data?.main[output] ?? [];
	}

	json(nodeName?: string, output = 0): IDataObject[] {
		return this.items(nodeName, output).map((item) => item.json);
	}

	/** Bytes of an item's binary field, wherever n8n stored them. */
	async binary(item: INodeExecutionData | undefined, field = 'data'): Promise<Buffer> {
		const data = item?.binary?.[field];
		if (!data) throw new Error(`The item has no binary field "${field}"`);
		return await binaryStore().getAsBuffer(data);
	}

	/** All that the run left behind, causes of errors and logs included: where to look for a key. */
	text(): string {
		const whole = { depth: Infinity, maxArrayLength: Infinity, maxStringLength: Infinity };
		return [
			JSON.stringify(this.record),
			inspect(this.record, whole),
			...this.thrown.map((error) => inspect(error, { ...whole, showHidden: true })),
			...this.logs,
		].join('\n');
	}

	private task(nodeName = this.lastNode()): ITaskData | undefined {
		return this.record.data.resultData.runData[nodeName]?.at(-1);
	}

	private lastNode(): string {
		return this.record.data.resultData.lastNodeExecuted ?? '';
	}
}
