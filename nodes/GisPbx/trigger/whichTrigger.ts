import type { INode, IPollFunctions } from 'n8n-workflow';

/** The part of n8n's context that tells which trigger it is. */
interface Trigger {
	getNode(): Pick<INode, 'id' | 'name'>;
	getWorkflow(): ReturnType<IPollFunctions['getWorkflow']>;
}

/** The trigger in words, for the log. */
export function named(n8n: Pick<Trigger, 'getNode'>): string {
	return `GIS PBX Trigger "${n8n.getNode().name}"`;
}

/** What tells a trigger from all others of this n8n. */
export function triggerKey(n8n: Trigger): string {
	return `${n8n.getWorkflow().id}/${n8n.getNode().id}`;
}
