import { Deliveries } from './deliveries';
import {
	endedCalls,
	readyRecordings,
	receivedMessages,
	type FollowedEvent,
} from './followedEvents';
import { letHappen } from './happenings';
import type { PartContext } from '../part';
import { startWatched } from './watchedInstance';
import { judgeKills, type Aftermath, type Mode } from './judgeKills';
import type { Outcome } from './outcome';
import { MOMENT_TEXTS, planStrikes, strike } from './strike';
import { remembers } from './triggerMemory';
import { waitUntil } from './waitUntil';
import { followedFeed, EVERY_FIVE_SECONDS } from './workflow';

/**
 * Killed in the middle of starting a trigger, n8n does not try again until the lease of that work has
 * run out: two minutes, unless told otherwise. Only the test's pace hangs on it.
 */
const SHORT_LEASE = {
	N8N_WORKFLOW_PUBLICATION_OUTBOX_LEASE_SECONDS: '10',
	N8N_WORKFLOW_PUBLICATION_OUTBOX_POLL_INTERVAL_MS: '2000',
};

const DURABLE_CURSORS: Mode = {
	env: {
		...SHORT_LEASE,
		N8N_SCHEDULER_ENABLED: 'true',
		N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
		N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'true',
		N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
	},
	isDurable: true,
};
const DEFAULT_ENGINE: Mode = { env: SHORT_LEASE, isDurable: false };

/** At the end: so much time and so many polls for what might come again. */
const QUIET_MS = 15_000;
const QUIET_POLLS = 3;

type Kills = (context: PartContext, count: number) => Promise<Outcome>;

/** By the names of their parts. */
export const KILLS: Record<string, Kills> = {
	killsDurable: killsOver(endedCalls, DURABLE_CURSORS),
	killsVoicemail: killsOver(receivedMessages, DURABLE_CURSORS),
	killsRecordings: killsOver(readyRecordings, DURABLE_CURSORS),
	killsDefault: killsOver(endedCalls, DEFAULT_ENGINE),
};

function killsOver(event: FollowedEvent, mode: Mode): Kills {
	return async (context, count) => await kills(context, { event, mode, count });
}

interface Plot {
	event: FollowedEvent;
	mode: Mode;
	count: number;
}

/** An event keeps happening while n8n is killed again and again, in the middle of its polls. */
async function kills(context: PartContext, { event, mode, count }: Plot): Promise<Outcome> {
	const { cleanUp, report } = context;
	const instance = await startWatched(context, mode.env);
	const feed = await followedFeed(instance, {
		name: 'kills',
		pollTimes: EVERY_FIVE_SECONDS,
		cleanUp,
		event,
	});
	const happenings = letHappen(event, feed.pbx);
	cleanUp.add(async () => happenings.stop());
	const deliveries = new Deliveries(event);

	const aftermaths: Aftermath[] = [];
	for (const plan of planStrikes(count)) {
		let gone: Promise<void> | undefined;
		const struck = await strike(feed.line, plan, () => (gone = instance.kill()));
		await gone;
		const happened = [...happenings.ids];
		deliveries.add(await feed.executions());
		const waiting = deliveries.missing(happened);
		const memory = await feed.memory();
		const swallowed = waiting.filter((id) => remembers(memory, id));
		report(`kill ${aftermaths.length + 1} of ${count}: ${MOMENT_TEXTS[struck.moment]}`);
		await instance.start();
		const whileDown = happenings.ids.length - happened.length;
		aftermaths.push({ ...struck, waiting: waiting.length, swallowed, whileDown });
	}

	happenings.stop();
	const polls = feed.line.feedRequests;
	const quietFrom = Date.now() + QUIET_MS;
	const swallowed = new Set(aftermaths.flatMap((aftermath) => aftermath.swallowed));
	await waitUntil(async () => {
		deliveries.add(await feed.executions());
		const awaited = deliveries.missing([...happenings.ids]).filter((id) => !swallowed.has(id));
		const hasPolled = feed.line.feedRequests >= polls + QUIET_POLLS;
		return hasPolled && Date.now() >= quietFrom && awaited.length === 0;
	}, 2_000);
	await instance.stop();
	deliveries.add(await feed.executions());
	return judgeKills({
		mode,
		event,
		aftermaths,
		deliveries,
		ids: [...happenings.ids],
		executions: await feed.executions(),
		problems: feed.pbx.problems.length,
	});
}
