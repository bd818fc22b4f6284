/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
/**
 * Follows calls in the real n8n-core: its PollContext, and activation through its own register of
 * triggers (ActiveWorkflowTriggers, in 1.x ActiveWorkflows). Only the clock that starts polls is ours.
 */
import '../harness';
import { createRequire } from 'node:module';
import { setImmediate as turn } from 'node:timers/promises';
import { PollContext } from 'n8n-core';
import type {
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeProperties,
	INodeType,
	IPollFunctions,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
// with its ending, as tsx would take the .json beside it
import { GisPbxTrigger } from '../../../nodes/GisPbx/GisPbxTrigger.node.ts';
import { additionalDataFor } from '../harness/additionalData';
import { TestCredentialsHelper, type TestCredentials } from '../harness/credentialsHelper';
import { engineLine, loadTypes, logLines, useBinaryMode } from '../harness/engine';

const TRIGGER = 'n8n-nodes-gispbx.gisPbxTrigger';
const requireFromCore = createRequire(require.resolve('n8n-core'));
const { Container } = requireFromCore('@n8n/di') as typeof import('@n8n/di');

const { commonPollingParameters } = requireFromCore('./nodes-loader/constants') as {
	commonPollingParameters: INodeProperties[];
};

type Tick = () => unknown;

/** n8n 2.x names a group, 1.x the workflow. */
interface CronContext {
	group?: Group;
	workflowId?: string;
}

interface Group {
	id: string;
}

/** Stands where n8n's cron stands: a test starts a poll when it wants one. */
const cron = {
	/** By workflow. */
	ticks: new Map<string, Tick[]>(),
	/** n8n 2.x */
	register({ group, workflowId = group?.id ?? '' }: CronContext, tick: Tick): boolean {
		cron.ticks.set(workflowId, [...(cron.ticks.get(workflowId) ?? []), tick]);
		return true;
	},
	/** n8n 1.x */
	registerCron: (context: CronContext, tick: Tick) => void cron.register(context, tick),
	deregisterGroup: ({ id }: Group) => cron.ticks.delete(id),
	deregisterCrons: (workflowId: string) => void cron.ticks.delete(workflowId),
	deregisterTarget: ({ id }: Group) => void cron.ticks.delete(id),
	hasGroup: ({ id }: Group) => cron.ticks.has(id),
	hasTarget: ({ id }: Group) => cron.ticks.has(id),
	getTargetIds: () => [],
};

/** The part of n8n's register of active triggers that both lines have, under one name. */
interface Register {
	add(...args: unknown[]): Promise<void>;
	remove(workflowId: string): Promise<unknown>;
}

type Service<T> = new () => T;

function theRegister(): Register {
	const { ScheduledTaskManager } = requireFromCore(
		'./execution-engine/scheduled-task-manager',
	) as Record<string, Service<unknown>>;
	Container.set(ScheduledTaskManager, cron);
	if (engineLine === '1x') {
		const { ActiveWorkflows } = requireFromCore('./execution-engine/active-workflows') as {
			ActiveWorkflows: Service<Register>;
		};
		return Container.get(ActiveWorkflows);
	}
	const { ActiveWorkflowTriggers } = requireFromCore(
		'./execution-engine/active-workflow-triggers',
	) as { ActiveWorkflowTriggers: Service<Register & { addAllTriggers: Register['add'] }> };
	const triggers = Container.get(ActiveWorkflowTriggers);
	return {
		add: async (...args) => await triggers.addAllTriggers(...args),
		remove: async (id) => await triggers.remove(id),
	};
}

export interface FollowOptions {
	parameters?: INodeParameters;
	credentials: TestCredentials;
	/** What an earlier n8n kept. */
	staticData?: IDataObject;
	activation?: WorkflowActivateMode;
	mode?: WorkflowExecuteMode;
	/** What n8n grants a poll; 1.x never says. */
	budgetMs?: number;
	nodeId?: string;
}

let started = 0;

/** An active workflow with the trigger, as the tests see it. */
export class Followed {
	readonly emitted: INodeExecutionData[] = [];
	/** How many executions were started. */
	executions = 0;
	readonly errors: Error[] = [];
	private readonly polls: Array<Promise<unknown>> = [];
	private readonly firstLogLine = logLines.length;
	private readonly register = theRegister();
	/** Another one each time: n8n started anew remembers nothing but its database. */
	private readonly workflowId = `followed-${++started}`;
	private workflow!: Workflow;
	private context!: PollContext;

	constructor(private readonly options: FollowOptions) {}

	/** Builds the workflow and n8n's own context, without activating. */
	async prepare(): Promise<this> {
		const { credentials, staticData = {}, parameters = {}, nodeId = 'trigger' } = this.options;
		await useBinaryMode('default');
		const type = this.watched(new GisPbxTrigger());
		// As n8n's loader does: it adds Poll Times.
		type.description.properties.unshift(...commonPollingParameters);
		const types = await loadTypes({ nodes: { [TRIGGER]: type } });
		const node: INode = {
			id: nodeId,
			name: 'GIS PBX Trigger',
			type: TRIGGER,
			typeVersion: 1,
			position: [0, 0],
			parameters: { pollTimes: { item: [{ mode: 'everyMinute' }] }, ...parameters },
			credentials: { gisPbxApi: { id: 'gisPbxApi', name: 'GIS PBX account' } },
		};
		const byName = () => type;
		this.workflow = new Workflow({
			id: this.workflowId,
			name: 'Followed',
			nodes: [node],
			connections: {},
			active: true,
			nodeTypes: { getByName: byName, getByNameAndVersion: byName, getKnownTypes: () => ({}) },
			staticData: structuredClone(staticData),
		});
		const additionalData = additionalDataFor(new TestCredentialsHelper(types, credentials), {});
		const { mode = 'trigger', activation = 'activate' } = this.options;
		this.context = new PollContext(
			this.workflow,
			node,
			additionalData,
			mode,
			activation,
			(data) => {
				this.executions++;
				for (const item of data.flat()) this.emitted.push(item);
			},
			(error) => {
				this.errors.push(error);
			},
		);
		const { budgetMs } = this.options;
		if (budgetMs !== undefined && engineLine === '2x') {
			Object.defineProperty(this.context, 'getPollBudgetMs', { value: () => budgetMs });
		}
		return this;
	}

	/** Activates as n8n does; its first poll is part of it. */
	async activate(): Promise<this> {
		await this.prepare();
		const { mode = 'trigger', activation = 'activate' } = this.options;
		const poller = () => this.context;
		const trigger = () => {
			throw new Error('There is no other trigger here');
		};
		await this.register.add(this.workflowId, this.workflow, {}, mode, activation, trigger, poller);
		return this;
	}

	/** A scheduled poll, up to the end of what n8n does with it. */
	async poll(): Promise<this> {
		const before = this.polls.length;
		this.tick();
		while (this.polls.length === before) await turn();
		await this.settled();
		return this;
	}

	/** Two scheduled polls, the second while the first is under way. */
	async pollTwiceAtOnce(): Promise<void> {
		this.tick();
		this.tick();
		while (this.polls.length < 2) await turn();
		await this.settled();
	}

	/** The test on the canvas: one poll in manual mode. */
	async test(): Promise<INodeExecutionData[]> {
		await this.prepare();
		const items = await new GisPbxTrigger().poll.call(this.context as unknown as IPollFunctions);
		return (items ?? []).flat();
	}

	async stop(): Promise<void> {
		await this.register.remove(this.workflowId);
	}

	json(): IDataObject[] {
		return this.emitted.map(({ json }) => json);
	}

	/** What n8n would write, as its database gives it back. */
	staticData(): IDataObject {
		return JSON.parse(JSON.stringify(this.workflow.staticData)) as IDataObject;
	}

	logs(): string[] {
		return logLines.slice(this.firstLogLine);
	}

	private tick(): void {
		for (const start of cron.ticks.get(this.workflowId) ?? []) start();
	}

	private async settled(): Promise<void> {
		await Promise.allSettled(this.polls);
		for (let turns = 0; turns < 5; turns++) await turn();
	}

	/** The trigger, each of whose polls can be waited for. */
	private watched(trigger: GisPbxTrigger): INodeType {
		const { polls } = this;
		const watched = Object.create(trigger) as INodeType;
		watched.poll = async function (this: IPollFunctions) {
			const poll = trigger.poll.call(this);
			polls.push(poll);
			return await poll;
		};
		return watched;
	}
}
