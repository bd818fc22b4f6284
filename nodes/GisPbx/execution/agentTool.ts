import type { INode } from 'n8n-workflow';

/** Whether an AI agent uses this node as its tool; n8n names the node that it makes for that so. */
export function isAgentTool({ type }: INode): boolean {
	return type.endsWith('Tool');
}

/** The words of an error with its advice: a model gets the message alone (n8n.md#agents). */
export function inFull({
	message,
	description,
}: {
	message: string;
	description?: string | null;
}): string {
	return description ? `${message}. ${description}` : message;
}
