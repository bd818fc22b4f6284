/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { setTimeout as wait } from 'node:timers/promises';
import type { TriggerTime } from 'n8n-workflow';
import { table } from '../../../demo/table';
import type { FaultName } from '../../../simulator';
import { Deliveries } from './deliveries';
import type { PartContext, Row } from '../part';
import { startWatched, type WatchedInstance } from './watchedInstance';
import type { Outcome } from './outcome';
import { waitUntil } from './waitUntil';
import { followedFeed, type Feed } from './workflow';

/** n8n tries to start a trigger five times within 15 seconds, and then never again. */
const GIVING_UP_MS = 20_000;
const CALLS_BEFORE_THE_START = 3;
const CALLS_DURING_THE_OUTAGE = 2;

interface Outage {
	/** Takes the PBX down; what it returns brings the PBX back. */
	begin(feed: Feed): Promise<() => Promise<void>>;
	/** n8n does not notice: a PBX without any calls answers the same. */
	isSilent?: boolean;
}

const begin =
	(fault: FaultName): Outage['begin'] =>
	async ({ pbx }) => {
		const end = pbx.fail(fault);
		return async () => end();
	};

const OUTAGES: Record<string, Outage> = {
	'refuses connections': {
		begin: async ({ line }) => {
			await line.disconnect();
			return line.connect;
		},
	},
	'answers 503': { begin: begin('http503') },
	'answers a web page': { begin: begin('webPage') },
	'cuts its answer': { begin: begin('dropInBody') },
	'answers nothing': { begin: begin('blank'), isSilent: true },
};

/** One PBX with its workflow, and what became of them. */
interface Case {
	name: string;
	feed: Feed;
	callIds: string[];
	deliveries: Deliveries;
	requestsBefore: number;
	/** While the PBX was down. */
	statusDuring?: string;
	/** Likewise: whether a poll by the timetable came. */
	hasPolled?: boolean;
}

/**
 * n8n starts while the PBX is down in one of five ways, each with a workflow of its own. Every
 * trigger lives on and delivers, once, what ended before and during the outage.
 */
export async function outages(context: PartContext, pollTimes: TriggerTime[]): Promise<Outcome> {
	const { cleanUp, report } = context;
	const instance = await startWatched(context);
	report('activating a workflow for each outage');
	const cases = await Promise.all(
		Object.keys(OUTAGES).map(async (name): Promise<Case> => {
			const feed = await followedFeed(instance, { name, pollTimes, cleanUp });
			return { name, feed, callIds: [], deliveries: new Deliveries(), requestsBefore: 0 };
		}),
	);

	report('starting n8n while every PBX is down');
	await instance.stop();
	const bringBack = await Promise.all(
		cases.map(async ({ name, feed }) => await OUTAGES[name].begin(feed)),
	);
	endCalls(cases, CALLS_BEFORE_THE_START);
	for (const one of cases) one.requestsBefore = one.feed.line.feedRequests;
	await instance.start();
	await wait(GIVING_UP_MS);
	report('waiting until each trigger has polled by its timetable');
	const allPolled = async () => (await Promise.all(cases.map(pollsByTimetable))).every(Boolean);
	await waitUntil(allPolled, 2_000);
	for (const one of cases) {
		one.statusDuring = (await one.feed.triggerStatus())?.status;
		one.hasPolled = await pollsByTimetable(one);
	}
	endCalls(cases, CALLS_DURING_THE_OUTAGE);

	report('the PBXs are back; waiting for the calls');
	await Promise.all(bringBack.map(async (end) => await end()));
	await waitUntil(async () => await allDelivered(cases), 2_000);
	return await judge(cases, instance);
}

function endCalls(cases: Case[], count: number): void {
	for (const { feed, callIds } of cases) {
		for (let ended = 0; ended < count; ended += 1) callIds.push(feed.pbx.addEndedCall().uniqueId);
	}
}

/** Whether a poll by the timetable came after the one at n8n's start, which never fails aloud. */
async function pollsByTimetable({ name, feed, requestsBefore }: Case): Promise<boolean> {
	if (OUTAGES[name].isSilent) return feed.line.feedRequests >= requestsBefore + 2;
	return (await failures(feed)).length > 0;
}

/** n8n's words about each poll that failed. */
async function failures(feed: Feed): Promise<string[]> {
	return (await feed.executions()).flatMap(({ error }) => error ?? []);
}

async function allDelivered(cases: Case[]): Promise<boolean> {
	for (const { feed, deliveries } of cases) deliveries.add(await feed.executions());
	return cases.every(({ deliveries, callIds }) => deliveries.missing(callIds).length === 0);
}

async function judge(cases: Case[], instance: WatchedInstance): Promise<Outcome> {
	await instance.stop();
	await allDelivered(cases);
	const tableRows: string[][] = [];
	const rows: Row[] = [];
	for (const { name, feed, callIds, deliveries, statusDuring, hasPolled } of cases) {
		const failed = await failures(feed);
		const status = (await feed.triggerStatus())?.status;
		const missing = deliveries.missing(callIds).length;
		tableRows.push([
			name,
			String(statusDuring),
			String(status),
			String(failed.length),
			`${callIds.length - missing} of ${callIds.length}`,
			String(deliveries.repeats),
			failed[0] ?? '-',
		]);
		rows.push({
			what: `the PBX ${name} at n8n's start: the trigger lives on and delivers each call once`,
			passed:
				statusDuring === 'activated' &&
				status === 'activated' &&
				missing === 0 &&
				deliveries.repeats === 0 &&
				hasPolled === true &&
				feed.pbx.problems.length === 0,
			seen: `${statusDuring}, then ${status}; ${missing} missing, ${deliveries.repeats} repeated`,
		});
	}
	const header = ['the PBX', 'trigger, down', 'trigger, back', 'failed polls', 'calls', 'repeated'];
	return { tables: [table([...header, "n8n's words"], tableRows)], rows };
}
