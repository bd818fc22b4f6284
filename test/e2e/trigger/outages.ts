/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { setTimeout as wait } from 'node:timers/promises';
import { table } from '../../../demo/table';
import type { FaultName } from '../../../simulator';
import { Deliveries } from './deliveries';
import { startInstance, type Instance, type Setting } from './instance';
import type { Outcome } from './outcome';
import { waitUntil } from './waitUntil';
import { activateFeed, EVERY_MINUTE, type Feed } from './workflow';

/** n8n tries to start a trigger five times within 15 seconds, and then never again. */
const GIVING_UP_MS = 20_000;
const TWO_POLLS_MS = 150_000;
const CALLS_BEFORE_THE_START = 3;
const CALLS_DURING_THE_OUTAGE = 2;

/** Takes the PBX down in some way; what it returns brings the PBX back. */
type Outage = (feed: Feed) => Promise<() => Promise<void>>;

const fault =
	(name: FaultName): Outage =>
	async ({ pbx }) => {
		const end = pbx.fail(name);
		return async () => end();
	};

const OUTAGES: Record<string, Outage> = {
	'refuses connections': async ({ line }) => {
		await line.disconnect();
		return line.connect;
	},
	'answers 503': fault('http503'),
	'answers a web page': fault('webPage'),
	'cuts its answer': fault('dropInBody'),
	'answers nothing': fault('blank'),
};

/** One PBX with its workflow, and what became of them. */
interface Case {
	name: string;
	feed: Feed;
	callIds: string[];
	deliveries: Deliveries;
	statusDuring?: string;
}

/**
 * n8n starts while the PBX is down in one of five ways, each with a workflow of its own. Every
 * trigger lives on and delivers, once, what ended before and during the outage.
 */
export async function outages(setting: Setting): Promise<Outcome> {
	const { cleanUp, report } = setting;
	const instance = await startInstance(setting);
	report('activating a workflow for each outage');
	const cases = await Promise.all(
		Object.keys(OUTAGES).map(async (name): Promise<Case> => {
			const feed = await activateFeed(instance, name, EVERY_MINUTE, cleanUp);
			return { name, feed, callIds: [], deliveries: new Deliveries() };
		}),
	);

	report('starting n8n while every PBX is down');
	await instance.stop();
	const bringBack = await Promise.all(
		cases.map(async ({ name, feed }) => await OUTAGES[name](feed)),
	);
	endCalls(cases, CALLS_BEFORE_THE_START);
	const polls = await pollCounts(cases);
	await instance.start();
	await wait(GIVING_UP_MS);
	report('waiting until each trigger has polled by its timetable');
	await waitUntil(async () => await allPolledAgain(cases, polls), TWO_POLLS_MS, 2_000);
	for (const one of cases) one.statusDuring = (await one.feed.triggerStatus())?.status;
	endCalls(cases, CALLS_DURING_THE_OUTAGE);

	report('the PBXs are back; waiting for the calls');
	await Promise.all(bringBack.map(async (end) => await end()));
	await waitUntil(async () => await allDelivered(cases), TWO_POLLS_MS, 2_000);
	return await judge(cases, instance);
}

function endCalls(cases: Case[], count: number): void {
	for (const { feed, callIds } of cases) {
		for (let ended = 0; ended < count; ended += 1) callIds.push(feed.pbx.addEndedCall().uniqueId);
	}
}

/** Polls seen by the line or, as failures, by n8n: a refused one does not reach the line. */
async function pollCounts(cases: Case[]): Promise<number[]> {
	return await Promise.all(
		cases.map(async ({ feed }) => feed.line.feedRequests + (await failures(feed)).length),
	);
}

/** The start-up poll and at least one by the timetable. */
async function allPolledAgain(cases: Case[], before: number[]): Promise<boolean> {
	const counts = await pollCounts(cases);
	const isRefused = ({ name }: Case) => name === 'refuses connections';
	return cases.every(
		(one, position) => counts[position] >= before[position] + (isRefused(one) ? 1 : 2),
	);
}

/** n8n's words about each poll that failed. */
async function failures(feed: Feed): Promise<string[]> {
	return (await feed.executions()).flatMap(({ error }) => error ?? []);
}

async function allDelivered(cases: Case[]): Promise<boolean> {
	for (const { feed, deliveries } of cases) deliveries.add(await feed.executions());
	return cases.every(({ deliveries, callIds }) => deliveries.missing(callIds).length === 0);
}

async function judge(cases: Case[], instance: Instance): Promise<Outcome> {
	await instance.stop();
	await allDelivered(cases);
	const rows: string[][] = [];
	const expectations = [];
	for (const { name, feed, callIds, deliveries, statusDuring } of cases) {
		const failed = await failures(feed);
		const status = (await feed.triggerStatus())?.status;
		const missing = deliveries.missing(callIds).length;
		rows.push([
			name,
			String(statusDuring),
			String(status),
			String(failed.length),
			`${callIds.length - missing} of ${callIds.length}`,
			String(deliveries.repeats),
			failed[0] ?? '-',
		]);
		expectations.push({
			what: `the PBX ${name} at n8n's start: the trigger lives on and delivers each call once`,
			holds:
				statusDuring === 'activated' &&
				status === 'activated' &&
				missing === 0 &&
				deliveries.repeats === 0 &&
				feed.pbx.problems.length === 0,
			seen: `${statusDuring}, then ${status}; ${missing} missing, ${deliveries.repeats} repeated`,
		});
	}
	const header = ['the PBX', 'trigger, down', 'trigger, back', 'failed polls', 'calls', 'repeated'];
	return { tables: [table([...header, "n8n's words"], rows)], expectations };
}
