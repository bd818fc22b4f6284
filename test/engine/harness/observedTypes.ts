import type { IExecuteFunctions, INodeType, INodeTypes } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import type { KnownTypes } from './engine';

/** The type of the node that feeds a run's items into the workflow. */
export const START_TYPE = 'test.start';

const startType: INodeType = {
	description: {
		displayName: 'Start',
		name: 'start',
		group: ['trigger'],
		version: 1,
		description: 'Passes the items of the test on',
		defaults: { name: 'Start' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
	async execute(this: IExecuteFunctions) {
		return [this.getInputData()];
	},
};

/** What n8n does not keep: how often a node was started, and the very errors that it threw. */
export class Observations {
	readonly attempts = new Map<string, number>();
	readonly thrown: unknown[] = [];
}

/** n8n's register of node types for one run; each `execute` is counted and its errors are kept. */
export const observedTypes = (types: KnownTypes, seen: Observations): INodeTypes => {
	const observe = (type: INodeType): INodeType => {
		const { execute } = type;
		if (!execute) return type;
		const observed = Object.create(type) as INodeType;
		observed.execute = async function (this: IExecuteFunctions, ...rest) {
			const { name } = this.getNode();
			seen.attempts.set(name, (seen.attempts.get(name) ?? 0) + 1);
			try {
				return await execute.apply(this, rest);
			} catch (error) {
				seen.thrown.push(error);
				// eslint-disable-next-line @n8n/community-nodes/require-node-api-error -- observed, not handled
				throw error;
			}
		};
		return observed;
	};
	const byName = (type: string) => (type === START_TYPE ? startType : observe(types.node(type)));
	return { getByName: byName, getByNameAndVersion: byName, getKnownTypes: () => ({}) };
};
