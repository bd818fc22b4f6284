import { randomUUID } from 'node:crypto';
import type { IDataObject, TriggerTime } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../../simulator';
import type { CleanUp } from '../../../tools/n8n/cleanUp';
import type { Credential } from '../../../tools/n8n/rest';
import { credentialFor } from '../../../tools/n8n/withPbx';
import { CREDENTIAL_TYPE, TRIGGER_TYPE } from '../../../tools/n8n/workflows';
import type { StoredExecution, TriggerStatus } from './database';
import { endedCalls, type FollowedEvent } from './followedEvents';
import { Deliveries } from './deliveries';
import type { WatchedInstance } from './watchedInstance';
import { openLine, type Line } from './line';
import { waitUntil } from './waitUntil';

/** n8n's shortest interval on its own form. */
export const EVERY_MINUTE: TriggerTime[] = [{ mode: 'everyMinute' }];

/** Twelve Poll Times, a minute's seconds 0, 5, ... 55; n8n refuses one that comes round sooner than that. */
export const EVERY_FIVE_SECONDS: TriggerTime[] = Array.from({ length: 12 }, (_, position) => ({
	mode: 'custom',
	cronExpression: `${position * 5} * * * * *`,
}));

const TRIGGER_NAME = 'GIS PBX Trigger';

/** An active workflow that begins with the trigger, and the PBX that it listens to. */
export interface Feed {
	pbx: Simulator;
	line: Line;
	credential: Credential;
	credentialData: IDataObject;
	executions(): Promise<StoredExecution[]>;
	triggerStatus(): Promise<TriggerStatus | undefined>;
	/** What the trigger node remembers, as n8n's database has it. */
	memory(): Promise<IDataObject>;
}

export interface FeedOptions {
	name: string;
	pollTimes: TriggerTime[];
	cleanUp: CleanUp;
	/** What the trigger follows; default: calls that end. */
	event?: FollowedEvent;
	/** Default: the PBX's own. */
	apiKey?: string;
}

/** Starts a PBX, activates a workflow for it and waits until the first that happens has arrived. */
export async function followedFeed(instance: WatchedInstance, options: FeedOptions): Promise<Feed> {
	const { event = endedCalls } = options;
	const feed = await activateFeed(instance, options);
	// with its arrival the trigger has a state, and n8n has it in its database
	const first = event.happen(feed.pbx, new Date());
	const deliveries = new Deliveries(event);
	const isEmitted = async () => {
		deliveries.add(await feed.executions());
		return deliveries.has(first);
	};
	if (!(await waitUntil(isEmitted, 1_000))) {
		const { status, errorMessage } = (await feed.triggerStatus()) ?? {};
		throw new Error(
			`"${options.name}" delivers no ${event.noun}; its trigger: ${status} ${errorMessage ?? ''}`,
		);
	}
	return feed;
}

/** Starts a PBX and activates a workflow for it, as a user would; n8n takes its time over that. */
export async function activateFeed(
	{ client, database }: WatchedInstance,
	{ name, pollTimes, cleanUp, event = endedCalls, apiKey }: FeedOptions,
): Promise<Feed> {
	const pbx = await startSimulator();
	cleanUp.add(async () => await pbx.stop());
	const line = await openLine(pbx.url, event.isFeedRequest);
	cleanUp.add(async () => await line.disconnect());

	const credentialData: IDataObject = { ...credentialFor(pbx), apiUrl: line.url };
	if (apiKey) credentialData.apiKey = apiKey;
	const credential = await client.createCredential(name, CREDENTIAL_TYPE, credentialData);
	const trigger = {
		id: randomUUID(),
		name: TRIGGER_NAME,
		type: TRIGGER_TYPE,
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters: { pollTimes: { item: pollTimes as unknown as IDataObject[] }, ...event.parameters },
		credentials: { [CREDENTIAL_TYPE]: { id: credential.id, name: credential.name } },
	};
	const receiver = {
		id: randomUUID(),
		name: 'Call',
		type: 'n8n-nodes-base.noOp',
		typeVersion: 1,
		position: [224, 0] as [number, number],
		parameters: {},
	};
	const workflowId = await client.createWorkflow({
		name,
		nodes: [trigger, receiver],
		connections: { [trigger.name]: { main: [[{ node: receiver.name, type: 'main', index: 0 }]] } },
	});
	await client.activateWorkflow(workflowId);

	return {
		pbx,
		line,
		credential,
		credentialData,
		executions: async () => await database.executions(workflowId, TRIGGER_NAME),
		triggerStatus: async () => await database.triggerStatus(workflowId),
		memory: async () => await database.triggerMemory(workflowId, trigger),
	};
}
