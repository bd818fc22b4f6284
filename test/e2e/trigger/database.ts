/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { join } from 'node:path';
import type { IDataObject, INodeExecutionData, IRun } from 'n8n-workflow';
import type { N8nInstall } from '../../../tools/n8n/install';
import { runProgram } from '../../../tools/n8n/programs';
import { parseExecutionData } from '../../../tools/n8n/execution';

/** Runs in n8n's own Node, which brings SQLite. It waits while n8n puts a database in order after a kill. */
const QUERY_SCRIPT = `
const { DatabaseSync } = require('node:sqlite');
const [path, sql, values] = process.argv.slice(1);
const database = new DatabaseSync(path, { readOnly: true, timeout: 20_000 });
process.stdout.write(JSON.stringify(database.prepare(sql).all(...JSON.parse(values))));
`;

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

/** n8n's SQLite database, read from outside; n8n may run or not. */
export class N8nDatabase {
	private readonly path: string;

	constructor(
		private readonly install: N8nInstall,
		userFolder: string,
	) {
		this.path = join(userFolder, '.n8n', 'database.sqlite');
	}

	/** All executions of a workflow, oldest first. */
	async executions(workflowId: string, triggerName: string): Promise<StoredExecution[]> {
		const rows = await this.query<{ id: number; status: IRun['status']; data: string }>(
			`SELECT e.id, e.status, d.data FROM execution_entity e
			JOIN execution_data d ON d.executionId = e.id WHERE e.workflowId = ? ORDER BY e.id`,
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
			'SELECT cursor FROM poller_state WHERE workflowId = ? AND nodeId = ?',
			workflowId,
			trigger.id,
		);
		if (cursor) return JSON.parse(cursor.cursor) as IDataObject;
		const [workflow] = await this.query<{ staticData: string | null }>(
			'SELECT staticData FROM workflow_entity WHERE id = ?',
			workflowId,
		);
		const staticData = JSON.parse(workflow.staticData ?? '{}') as Record<string, IDataObject>;
		return staticData[`node:${trigger.name}`] ?? {};
	}

	/** What n8n's publication service says of the workflow's trigger. */
	async triggerStatus(workflowId: string): Promise<TriggerStatus | undefined> {
		const [row] = await this.query<TriggerStatus>(
			'SELECT status, errorMessage FROM workflow_publication_trigger_status WHERE workflowId = ?',
			workflowId,
		);
		return row;
	}

	private async query<Row>(sql: string, ...values: string[]): Promise<Row[]> {
		const args = ['-e', QUERY_SCRIPT, this.path, sql, JSON.stringify(values)];
		return JSON.parse(await runProgram(this.install.node, args)) as Row[];
	}
}

/** The trigger's output lies with its run; before the run has been saved, on the stack of what is to run. */
function triggerOutput(data: IRun['data'], triggerName: string): INodeExecutionData[] {
	const ran = data.resultData.runData[triggerName]?.[0]?.data?.main[0];
	const stack = data.executionData?.nodeExecutionStack ?? [];
	const waiting = stack.find(({ node }) => node.name === triggerName)?.data.main[0];
	return ran ?? waiting ?? [];
}
