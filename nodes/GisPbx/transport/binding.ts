import type { INode } from 'n8n-workflow';

import type { Account } from './account';
import type { WriteMemory } from './writeMemory';
import type { Feature } from './features';
import type { KeyGuard } from './keyGuard';
import type { N8nContext } from './send';

/** What decides whether a write of an item may be sent. */
export interface WriteGuard {
	/** Learns what the decision depends on, where that takes a request; rejects only where the run stops meanwhile. */
	lookUp?(): Promise<void>;
	/** Why it may not, in words; undefined when it may. */
	refusal(): { message: string; description: string } | undefined;
	/** Notes that it is being sent; the function returned takes the note back. */
	enter(): () => void;
	/** Told of the answer: the ID in it, if there is one. */
	answered?(id: string | null): void;
}

/** How the PBX is asked for one item. */
export interface PbxBinding {
	n8n: N8nContext;
	node: INode;
	account: Account;
	guard: KeyGuard;
	timeoutSeconds: number;
	/** Its reads wait for none of a long run's; they do unless said otherwise. */
	goesFirst?: boolean;
	/** Aborts when the run stops: what still waits for its turn is not sent then. */
	stopped?: AbortSignal;
	itemIndex?: number;
	/** What may have happened when the answer of a write was lost. */
	ifAnswerLost?: string;
	/** What the requests are about, where a provider may not offer it. */
	feature?: Feature;
	/** Labels of the fields whose values the PBX was given, for its refusals. */
	labels?: string[];
	/** Remembers writes while Retry On Fail is on; the text tells this item of this run from all others. */
	memory?: { writes: WriteMemory; key: string };
	/** May hold a write back right before it is sent. */
	writeGuard?: WriteGuard;
	/** An AI agent asks, to whom no file can be handed. */
	isForAgent?: boolean;
	/** Nothing that may change the PBX is sent: the item ends with what would be. */
	dryRun?: boolean;
}
