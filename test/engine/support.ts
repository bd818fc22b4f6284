/* eslint-disable @n8n/community-nodes/no-restricted-globals -- jest's own, outside n8n */
import type { INodeParameters } from 'n8n-workflow';

import {
	startSimulator,
	type ProfileName,
	type Simulator,
	type SimulatorOptions,
} from '../../simulator';
import { startCannedReply, type Answer, type CannedReply } from './cannedReply';
import { operationNode, runWorkflow, searchList, type WorkflowRun } from './harness';

export type OperationParameters = INodeParameters & { resource: string; operation: string };
type Settings = Parameters<typeof operationNode>[1];
type RunOptions = NonNullable<Parameters<typeof runWorkflow>[1]>;
type SearchOptions = NonNullable<Parameters<typeof searchList>[2]>;

/** A running PBX for the tests of one file, as new before each test. */
export interface TestPbx {
	readonly simulator: Simulator;
	/** The credential that reaches it; the fields given replace others. */
	credential(fields?: Record<string, unknown>): Record<string, string | boolean>;
	/** Runs one operation in the real n8n-core. */
	run(
		parameters: OperationParameters,
		options?: RunOptions & { node?: Settings },
	): Promise<WorkflowRun>;
	/** Opens a picker of an operation, as the editor does. */
	search(
		parameters: OperationParameters,
		method: string,
		options?: SearchOptions,
	): ReturnType<typeof searchList>;
	/** From now on, until the test ends, everything is answered with this instead. */
	says(answer: Answer, contentType?: string): Promise<void>;
	/** Parameters of the requests that arrived, without key and tenant. */
	sent(): Array<Record<string, string>>;
	/** Where a script of the PBX is: the API URL's own, or another in its folder. */
	pathOf(script: 'api' | 'proxyapi.php'): string;
}

/** Which PBX the tests run against; a jest project sets it. */
export const { simulatorProfile } = globalThis as { simulatorProfile?: ProfileName };

/** Starts the simulator before the tests of a file and stops it after them. */
export function usePbx(options: SimulatorOptions = {}): TestPbx {
	let simulator: Simulator | undefined;
	let canned: CannedReply | undefined;
	const started = () => {
		if (!simulator) throw new Error('The simulator has not been started');
		return simulator;
	};
	beforeEach(async () => {
		simulator = await startSimulator({ profile: simulatorProfile, ...options });
	});
	afterEach(async () => {
		await canned?.stop();
		canned = undefined;
		const problems = started().problems;
		await started().stop();
		expect(problems).toEqual([]);
	});
	const credential: TestPbx['credential'] = (fields = {}) => ({
		apiUrl: (canned ?? started()).url,
		apiKey: started().key,
		tenant: started().tenant,
		callerId: '',
		timeZone: started().zone,
		variablesUrl: '',
		allowInsecureHttp: true,
		ignoreSslIssues: false,
		...fields,
	});
	const credentials = () => ({ gisPbxApi: credential() });
	return {
		get simulator() {
			return started();
		},
		credential,
		run: async (parameters, { node, ...runOptions } = {}) =>
			await runWorkflow(
				{ nodes: [operationNode(parameters, node)] },
				{ credentials: credentials(), ...runOptions },
			),
		search: async (parameters, method, searchOptions = {}) =>
			await searchList(parameters, method, { credentials: credentials(), ...searchOptions }),
		says: async (answer, contentType) => {
			await canned?.stop();
			canned = await startCannedReply(answer, contentType);
		},
		pathOf: (script) => new URL(script === 'api' ? '' : script, started().url).pathname,
		sent: () => (canned ?? started()).requests.map(({ params }) => withoutAccount(params)),
	};
}

function withoutAccount(params: Record<string, string>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(params).filter(([name]) => name !== 'key' && name !== 'tenant'),
	);
}
