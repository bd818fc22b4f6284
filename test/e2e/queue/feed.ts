/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { setTimeout as wait } from 'node:timers/promises';
import { isEqual, type PartContext, type Row } from '../part';
import { Deliveries } from '../trigger/deliveries';
import { endedCalls } from '../trigger/followedEvents';
import { letHappen, type Happenings } from '../trigger/happenings';
import { remembers } from '../trigger/triggerMemory';
import { waitUntil } from '../trigger/waitUntil';
import { EVERY_FIVE_SECONDS, followedFeed, type Feed } from '../trigger/workflow';
import { hasRun, type QueueMode } from './queueMode';

/** So many at least before the restart, and after it. */
const CALLS = 15;
const DOWN_MS = 5_000;
/** At the end: so many polls for what might come again. */
const QUIET_POLLS = 3;

/** A feed of calls that go on until `calls.stop()`. */
export interface Following {
	feed: Feed;
	calls: Happenings;
	deliveries: Deliveries;
	/** Whether all of these have been delivered by now. */
	haveArrived(ids: readonly string[]): Promise<boolean>;
}

/** The main process polls, the workers run what it finds; returns when some calls have arrived. */
export async function followCalls(n8n: QueueMode, { cleanUp }: PartContext): Promise<Following> {
	const feed = await followedFeed(n8n, { name: 'Feed', pollTimes: EVERY_FIVE_SECONDS, cleanUp });
	const calls = letHappen(endedCalls, feed.pbx);
	cleanUp.add(async () => calls.stop());
	const deliveries = new Deliveries();
	const haveArrived = async (ids: readonly string[]) => {
		deliveries.add(await feed.executions());
		return deliveries.missing([...ids]).length === 0;
	};
	await waitUntil(() => calls.ids.length >= CALLS);
	await waitUntil(async () => await haveArrived(calls.ids.slice(0, CALLS)));
	return { feed, calls, deliveries, haveArrived };
}

/** Restarts the main process while calls go on. */
export async function* restartMain(
	n8n: QueueMode,
	{ feed, calls, deliveries, haveArrived }: Following,
	{ report }: PartContext,
): AsyncGenerator<Row> {
	report('restarting the main process');
	await n8n.stop();
	const before = calls.ids.length;
	await haveArrived(calls.ids);
	const memory = await feed.memory();
	const emitted = calls.ids.filter((id) => deliveries.has(id));
	const forgotten = emitted.filter((id) => !remembers(memory, id)).length;
	yield {
		what: 'trigger: all that it has told is in its memory when the main process has ended',
		passed: emitted.length >= CALLS && forgotten === 0,
		seen: `${emitted.length} calls, ${forgotten} forgotten`,
	};
	await wait(DOWN_MS);
	await n8n.start();
	const until = calls.ids.length;
	await waitUntil(() => calls.ids.length >= until + CALLS);
	calls.stop();

	const polls = feed.line.feedRequests;
	const isQuiet = async () =>
		(await haveArrived(calls.ids)) && feed.line.feedRequests >= polls + QUIET_POLLS;
	await waitUntil(isQuiet, 1_000);
	const missing = deliveries.missing([...calls.ids]).length;
	yield {
		what: '... nothing is lost and nothing comes twice, before, during and after its restart',
		passed: missing === 0 && deliveries.repeats === 0,
		seen: `${before}, ${until - before} and ${calls.ids.length - until} calls: ${missing} lost, ${deliveries.repeats} repeated`,
	};
	const executions = await feed.executions();
	const elsewhere = executions.filter(({ id }) => !n8n.workers.some((one) => hasRun(one, id)));
	const badly = executions.filter(({ status }) => status !== 'success');
	yield {
		what: '... its executions ran on workers, all well',
		passed: elsewhere.length === 0 && badly.length === 0,
		seen: `${executions.length} executions, ${elsewhere.length} elsewhere, ${badly.length} not well`,
	};
	yield isEqual('... and the simulated PBX made no errors', feed.pbx.problems.length, 0);
}
