import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

import type { Parameters } from '../fields/readForm';
import type { Deed } from '../pbx/agents/deed';
import { agentRefusal, LIMITS, type AgentRefusal } from '../pbx/agents/policy';
import type { Operation } from '../resources/operation';
import type { PbxSession } from '../transport/session';

/**
 * Whether an AI agent uses this node as its tool; n8n names the node that it makes for that so. An
 * ordinary execution says no to the other question, whatever it is part of (n8n.md#agents).
 */
export function isAgentTool(n8n: IExecuteFunctions): boolean {
	const { isToolExecution }: Partial<IExecuteFunctions> = n8n;
	return n8n.getNode().type.endsWith('Tool') || isToolExecution?.call(n8n) === true;
}

/** Holds the items of a tool's run to what their credential lets agents do (decisions.md#limits-for-agents). */
export class AgentGuard {
	private isLogged = false;

	constructor(
		private readonly n8n: IExecuteFunctions,
		private readonly operation: Operation,
	) {}

	/** Ends an item that goes beyond, before anything of it is sent. */
	hold(itemIndex: number, { agentLimits }: PbxSession, parameters: Parameters): void {
		const refusal = agentRefusal(agentLimits, this.deedOf(parameters));
		if (!refusal) return;
		this.tellPeople(refusal);
		const { message, description } = refusal;
		throw new NodeOperationError(this.n8n.getNode(), `${message} [item ${itemIndex}]`, {
			itemIndex,
			description,
		});
	}

	/** A dry run reads: nothing else of it is sent. */
	private deedOf({ values, options }: Parameters): Deed {
		const { action, effect, effectOf } = this.operation;
		const does = effectOf?.(values as never) ?? effect;
		return { name: action, effect: options.dryRun === true ? 'reads' : does };
	}

	/** Once a run: where the one who may lifts the limit. */
	private tellPeople({ limit }: AgentRefusal): void {
		if (this.isLogged) return;
		this.isLogged = true;
		const { name, credentials } = this.n8n.getNode();
		this.n8n.logger.warn(
			`GIS PBX "${name}" held an AI agent back from "${this.operation.action}". Whoever wants to allow it finds "${LIMITS[limit]}" under AI Agents in the credential "${credentials?.gisPbxApi?.name ?? ''}"`,
		);
	}
}
