import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { Fields, ValuesOf } from '../fields/field';
import type { Effect, Reached } from '../pbx/agents/deed';
import type { PbxClock } from '../pbx/time/zoneClock';
import type { Feature } from '../transport/features';
import type { PbxConnection } from '../transport/connection';

/** What an operation is given for one item. Values are typed by the operation's own fields. */
export interface OperationCall<F extends Fields, L extends Fields, O extends Fields> {
	values: ValuesOf<F>;
	filters: Partial<ValuesOf<L>>;
	options: Partial<ValuesOf<O>>;
	/** The PBX, bound to this item: errors name the item. */
	pbx: PbxConnection;
	clock: PbxClock;
	/** n8n's own functions, for files. */
	n8n: IExecuteFunctions;
	itemIndex: number;
	/** Whether nothing more is to be sent, as the runner sees it: for work that waits. */
	isStopped(): boolean;
}

/** One operation: what n8n shows and what is asked for. */
interface OperationSpec<F extends Fields, L extends Fields, O extends Fields> {
	/** Title Case, shown in the list of operations. */
	name: string;
	/** Sentence case with the object, shown in the node panel and to an AI agent. */
	action: string;
	description: string;
	/** The most that it does: how it runs. */
	effect: Effect;
	/** What it does with these values, where that may be less. */
	effectOf?(values: NoInfer<ValuesOf<F>>): Effect;
	/** Seconds after which a request is given up, wherever it is then (pbx.md#latency). */
	timeoutSeconds: number;
	/** What may have happened when the answer of a write was lost, e.g. "the phone may be ringing". */
	ifAnswerLost?: string;
	/** What a provider may not offer: the form says so, and an error where it is missing. */
	feature?: Feature;
	/** Whom it reaches, by the values: gives the operation the options of guardOptions. */
	reaches?(values: NoInfer<ValuesOf<F>>, options: NoInfer<Partial<ValuesOf<O>>>): Reached;
	/** Whether an item does nothing but read, by what its form gives, of an operation that may do more. */
	readsOnly?(get: (name: string) => unknown): boolean;
	/** A warning above the fields, for operations that do more than people expect; what reaches numbers has one anyway. */
	notice?: string;
	/** Why an AI agent cannot use it, in words: the tool that n8n makes of the node does not offer it. */
	notForAgents?: string;
	/** Tells n8n's AI workflow builder when to use it. */
	builderHint?: string;
	fields: F;
	/** Shown in a collection "Filters". */
	filters?: L;
	/** Shown in a collection "Options", beside those that every operation has. */
	options?: O;
}

/** How an operation does its work: item by item, or several items in one request. */
type Work<C> = { run(call: C): Promise<INodeExecutionData[] | Unfinished> } | { batch: Batch<C> };

/** What an item has begun and that ends by itself, as a call does: the next items need not wait for it. */
export interface Unfinished {
	/** The next item begins when fewer than so many are unfinished. */
	atOnce: number;
	/** Waits for the end. What it gives when the run has stopped is left out. */
	finish(): Promise<INodeExecutionData[]>;
}

/** An operation with its work. */
type OperationOf<F extends Fields, L extends Fields, O extends Fields> = OperationSpec<F, L, O> &
	Work<OperationCall<F, L, O>>;

/** For writes that the PBX takes in lots. */
export interface Batch<C> {
	/** How many items one request may carry; below 2 every item goes alone. */
	size(call: C): number;
	/** Only neighbours with the same key go together. */
	key(call: C): string;
	/** Sends one request for all; the function returned for each item gives its items or fails it. */
	run(calls: C[]): Promise<Array<() => INodeExecutionData[]>>;
}

/** An operation whose own value types are forgotten, as the dictionary keeps it. */
export type Operation = OperationOf<Fields, Fields, Fields>;

/** A resource: its name in the list and its operations by value. */
export interface Resource {
	name: string;
	operations: Record<string, Operation>;
}

/** The operation of that name; undefined for all names that the dictionaries do not hold themselves. */
export function operationOf(
	resources: Record<string, Resource>,
	resource: string,
	operation: string,
): Operation | undefined {
	const operations = Object.hasOwn(resources, resource) ? resources[resource].operations : {};
	return Object.hasOwn(operations, operation) ? operations[operation] : undefined;
}

/** Declares an operation; the values in `run` are typed by the fields given here. */
export function defineOperation<
	const F extends Fields,
	const L extends Fields = Record<never, never>,
	const O extends Fields = Record<never, never>,
>(spec: OperationOf<F, L, O>): Operation {
	return spec as unknown as Operation;
}

/**
 * Rows as n8n's items; the runner links them to the input item. The link has its place from the
 * beginning: one added later takes 32 bytes more, with each of a million items.
 */
export function itemsOf(rows: object[]): INodeExecutionData[] {
	return rows.map((json) => ({ json, pairedItem: undefined }) as INodeExecutionData);
}

/** One row as n8n's items. */
export function itemOf(row: object): INodeExecutionData[] {
	return itemsOf([row]);
}
