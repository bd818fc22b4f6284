import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import type { Parameters } from '../fields/readForm';
import type { Deed } from '../pbx/agents/deed';
import { effectOn } from '../pbx/agents/allowedNumbers';
import { handedOut, handedOutText, type Masking } from '../pbx/agents/handedOut';
import { LIMITS, type Limit } from '../pbx/agents/limits';
import { agentRefusal } from '../pbx/agents/policy';
import type { Home } from '../pbx/sameNumber';
import type { Operation } from '../resources/operation';
import type { WriteGuard } from '../transport/binding';
import { inFull } from '../transport/failures';
import type { PbxSession } from '../transport/session';
import { hourlyGuard } from './agentHour';
import { reachedBy } from './numberGuard';

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
	/** Of each item, what is masked. */
	private readonly masking = new Map<number, Masking>();

	constructor(
		private readonly n8n: IExecuteFunctions,
		private readonly operation: Operation,
	) {}

	/** To be called before anything is told of an item. */
	meet(itemIndex: number, { agentLimits }: PbxSession): void {
		this.masking.set(itemIndex, agentLimits);
	}

	/** What an item gives, as the agent may see it. */
	handedOut(itemIndex: number, items: INodeExecutionData[]): INodeExecutionData[] {
		const how = this.howOf(itemIndex);
		return items.map((item) => ({ ...item, json: handedOut(item.json, how) as IDataObject }));
	}

	/** The words of an error with its advice, since a model reads nothing but the message. */
	wordsOf(itemIndex: number, error: Error & { description?: string | null }): string {
		return handedOutText(inFull(error), this.howOf(itemIndex));
	}

	/** Where not even the credential is known, all is masked. */
	private howOf(itemIndex: number): Masking {
		return this.masking.get(itemIndex) ?? { masksNumbers: true, masksNames: true };
	}

	/**
	 * Ends an item that goes beyond, before anything of it is sent; returns what holds its write back by
	 * what is known only then.
	 */
	hold(itemIndex: number, session: PbxSession, parameters: Parameters): WriteGuard | undefined {
		const { agentLimits, clock, tenant } = session;
		const deed = this.deedOf(parameters, session);
		const refusal = agentRefusal(agentLimits, deed, { ...session, now: Date.now() });
		if (refusal) {
			this.tellPeople(refusal.limit);
			const { message, description } = refusal;
			throw new NodeOperationError(this.n8n.getNode(), `${message} [item ${itemIndex}]`, {
				itemIndex,
				description,
			});
		}
		const { perHour } = agentLimits;
		if (deed.effect !== 'reachesPeople' || deed.isDryRun) return undefined;
		const timeoutSeconds = this.operation.timeoutSeconds;
		return hourlyGuard({
			...{ perHour, clock, tenant, by: deed.reached?.by },
			pbx: session.bind({ itemIndex, timeoutSeconds }),
			held: ({ limit, ...words }) => {
				this.tellPeople(limit);
				return words;
			},
		});
	}

	private deedOf(parameters: Parameters, home: Home): Deed {
		const { action, effect, effectOf } = this.operation;
		const reached = reachedBy(this.operation, parameters);
		return {
			name: action,
			effect: effectOn(effectOf?.(parameters.values as never) ?? effect, reached, home),
			isDryRun: parameters.options.dryRun === true,
			reached,
		};
	}

	/** Once a run: where the one who may lifts the limit. */
	private tellPeople(limit: Limit): void {
		if (this.isLogged) return;
		this.isLogged = true;
		const { name, credentials } = this.n8n.getNode();
		this.n8n.logger.warn(
			`GIS PBX "${name}" held an AI agent back from "${this.operation.action}". Whoever wants to allow it finds "${LIMITS[limit]}" under AI Agents in the credential "${credentials?.gisPbxApi?.name ?? ''}"`,
		);
	}
}
