import type { IDataObject, INodeExecutionData, IRun } from 'n8n-workflow';
import type { N8nInstall } from '../../../tools/n8n/install';
import { parseExecutionData } from '../../../tools/n8n/execution';

/** An execution as it lies in n8n's database. */
export interface StoredExecution {
	id: string;
	status: IRun['status'];
	/** What the trigger put out; no calls when the poll failed. */
	triggerOutput: INodeExecutionData[];
	/** n8n's words about a poll that failed. */
	error?: string;
}

export interface TriggerStatus {
	/** `activated` or `failed`; n8n never tries a failed one again. */
	status: string;
	errorMessage: string | null;
}

/** Reads rows of n8n's database; `?` in the SQL stand for the values, names with capitals are quoted. */
export type Query = <Row>(sql: string, ...values: string[]) => Promise<Row[]>;

/** n8n's database, read from outside; n8n may run or not. */
export class N8nDatabase {
	constructor(
		private readonly install: N8nInstall,
		readonly query: Query,
	) {}

	/** All executions of a workflow, oldest first. */
	async executions(workflowId: string, triggerName: string): Promise<StoredExecution[]> {
		const rows = await this.query<{ id: number; status: IRun['status']; data: string }>(
			`SELECT e.id, e.status, d.data FROM execution_entity e
			JOIN execution_data d ON d."executionId" = e.id WHERE e."workflowId" = ? ORDER BY e.id`,
			workflowId,
		);
		return rows.map(({ id, status, data }) => {
			const runData = parseExecutionData(this.install, data);
			return {
				id: String(id),
				status,
				triggerOutput: triggerOutput(runData, triggerName),
				error: runData.resultData.error?.message,
			};
		});
	}

	/** What the trigger node remembers: its durable cursor where n8n keeps one, else its static data. */
	async triggerMemory(
		workflowId: string,
		trigger: { id: string; name: string },
	): Promise<IDataObject> {
		const [cursor] = await this.query<{ cursor: string }>(
			'SELECT CAST(cursor AS TEXT) AS cursor FROM poller_state WHERE "workflowId" = ? AND "nodeId" = ?',
			workflowId,
			trigger.id,
		);
		if (cursor) return JSON.parse(cursor.cursor) as IDataObject;
		const [workflow] = await this.query<{ staticData: string | null }>(
			'SELECT CAST("staticData" AS TEXT) AS "staticData" FROM workflow_entity WHERE id = ?',
			workflowId,
		);
		const staticData = JSON.parse(workflow.staticData ?? '{}') as Record<string, IDataObject>;
		return staticData[`node:${trigger.name}`] ?? {};
	}

	/** What n8n's publication service says of the workflow's trigger. */
	async triggerStatus(workflowId: string): Promise<TriggerStatus | undefined> {
		const [row] = await this.query<TriggerStatus>(
			'SELECT status, "errorMessage" FROM workflow_publication_trigger_status WHERE "workflowId" = ?',
			workflowId,
		);
		return row;
	}
}

/** The trigger's output lies with its run; before the run has been saved, on the stack of what is to run. */
function triggerOutput(data: IRun['data'], triggerName: string): INodeExecutionData[] {
	const ran = data.resultData.runData[triggerName]?.[0]?.data?.main[0];
	const stack = data.executionData?.nodeExecutionStack ?? [];
	const waiting = stack.find(({ node }) => node.name === triggerName)?.data.main[0];
	return ran ?? waiting ?? [];
}
