import type { Flow, FlowNode } from './flow';
import type { Profile } from './stub';

/** What is compared: wall time, CPU time of n8n's process, the peak of its memory, or how far that lay above the idle n8n. */
export type Measure = 'time' | 'cpu' | 'memory' | 'aboveIdle';

/** Whether it takes an n8n of its own to measure. */
export const isOfMemory = ({ measure }: Goal): boolean =>
	measure === 'memory' || measure === 'aboveIdle';

/** The most that our side may cost, as a ratio to the rival's. Without `most` it is only shown. */
export interface Goal {
	measure: Measure;
	most?: number;
}

/** One thing that flows do in bulk, done by our node and by HTTP Request, or by another of our operations. */
export interface Job {
	/** What is done, e.g. `1,000 x dial`. */
	name: string;
	profile: Profile;
	/** The tenant of the credential, where it is an expression. */
	tenant?: string;
	/** How many items go in, or the items themselves; `rivalInput` where the rival needs others. */
	input: Flow['input'];
	rivalInput?: Flow['input'];
	/** How many items come out on each side. */
	output: { ours: number; rival: number };
	ours: FlowNode[];
	/** The shortest flow that a competent user writes; `url` is the PBX's address. */
	rival(url: string): FlowNode[];
	/** Whether the rival asks by our node as well. */
	isRivalOurs?: true;
	/** The least that any node must do, where kindness to the PBX sets a limit: writes one by one, reads 32 at once. */
	bare?: FlowNode[];
	goals: Goal[];
	/** The most requests that our side may have in flight. */
	mostInFlight?: number;
	/** How often a sample runs the flow; more for what takes milliseconds. */
	repeat?: number;
	/** Part of `--quick`. */
	isQuick?: boolean;
}
