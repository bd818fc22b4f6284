import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { startSimulator, type Simulator, type SimulatorOptions } from '../../simulator';
import { operationNode, runWorkflow, type WorkflowRun } from './harness';

type OperationParameters = INodeParameters & { resource: string; operation: string };
type Settings = Parameters<typeof operationNode>[1];
type RunOptions = NonNullable<Parameters<typeof runWorkflow>[1]>;

/** A running PBX for the tests of one file, as new before each test. */
export interface TestPbx {
	readonly simulator: Simulator;
	/** The credential that reaches it; the fields given replace others. */
	credential(fields?: Record<string, unknown>): Record<string, string | boolean>;
	/** Runs one operation in the real n8n-core. */
	run(parameters: OperationParameters, options?: RunOptions & { node?: Settings }): Promise<WorkflowRun>;
	/** Parameters of the requests that arrived, without key and tenant. */
	sent(): Array<Record<string, string>>;
}

/** Starts the simulator before the tests of a file and stops it after them. */
export function usePbx(options: SimulatorOptions = {}): TestPbx {
	let simulator: Simulator | undefined;
	const started = () => {
		if (!simulator) throw new Error('The simulator has not been started');
		return simulator;
	};
	beforeEach(async () => {
		simulator = await startSimulator(options);
	});
	afterEach(async () => {
		const problems = started().problems;
		await started().stop();
		expect(problems).toEqual([]);
	});
	const credential: TestPbx['credential'] = (fields = {}) => ({
		apiUrl: started().url,
		apiKey: started().key,
		tenant: started().tenant,
		callerId: '',
		timeZone: started().zone,
		variablesUrl: '',
		allowInsecureHttp: true,
		ignoreSslIssues: false,
		...fields,
	});
	return {
		get simulator() {
			return started();
		},
		credential,
		run: async (parameters, { node, ...runOptions } = {}) =>
			await runWorkflow(
				{ nodes: [operationNode(parameters, node)] },
				{ credentials: { gisPbxApi: credential() }, ...runOptions },
			),
		sent: () => started().requests.map(({ params }) => withoutAccount(params)),
	};
}

function withoutAccount(params: Record<string, string>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(params).filter(([name]) => name !== 'key' && name !== 'tenant'),
	);
}

/** The JSON of items, for literal comparison. */
export function json(items: INodeExecutionData[]): unknown[] {
	return items.map((item) => item.json);
}
