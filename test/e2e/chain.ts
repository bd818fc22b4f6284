import { randomUUID } from 'node:crypto';
import type { INode } from 'n8n-workflow';
import type { WorkflowJson } from '../../tools/n8n/rest';

/** A node as n8n saves it. */
export const node = (name: string, type: string, parameters: object, typeVersion = 1): INode => ({
	id: randomUUID(),
	name,
	type,
	typeVersion,
	position: [0, 0],
	parameters: parameters as INode['parameters'],
});

/** A web hook that takes POST requests at `/webhook/<path>` and answers at once. */
export const webhook = (name: string, path: string): INode => ({
	...node(name, 'n8n-nodes-base.webhook', { httpMethod: 'POST', path, options: {} }, 2),
	webhookId: path,
});

/** A workflow of nodes one after another. */
export const chain = (name: string, ...nodes: INode[]): WorkflowJson => ({
	name,
	nodes: nodes.map((one, place) => ({ ...one, position: [place * 224, 0] })),
	connections: Object.fromEntries(
		nodes
			.slice(1)
			.map((next, place) => [
				nodes[place].name,
				{ main: [[{ node: next.name, type: 'main', index: 0 }]] },
			]),
	),
	settings: { executionOrder: 'v1' },
});
