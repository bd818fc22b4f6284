import type { TriggerTime } from 'n8n-workflow';
import { table } from '../../../demo/table';
import { Deliveries } from './deliveries';
import type { PartContext, Row } from '../part';
import { startWatched, type WatchedInstance } from './watchedInstance';
import type { Outcome } from './outcome';
import { waitUntil } from './waitUntil';
import { activateFeed, followedFeed } from './workflow';

const WRONG_KEY = 'canary-wrong';
const WORDS = 'refused the API key';

/**
 * n8n starts with a wrong key in the credential. Each poll fails in words until the key is put
 * right; then the calls arrive, without anyone activating the workflow again.
 */
export async function wrongKey(context: PartContext, pollTimes: TriggerTime[]): Promise<Outcome> {
	const { cleanUp, report } = context;
	const instance = await startWatched(context);
	const feed = await followedFeed(instance, {
		name: 'wrong key at the start',
		pollTimes,
		cleanUp,
	});
	const deliveries = new Deliveries();
	const callIds: string[] = [];
	const failures = async () => (await feed.executions()).flatMap(({ error }) => error ?? []);
	const endCall = () => callIds.push(feed.pbx.addEndedCall().uniqueId);

	report('starting n8n with a wrong key');
	const wrong = { ...feed.credentialData, apiKey: WRONG_KEY };
	await instance.client.updateCredential(feed.credential, wrong);
	await instance.stop();
	const failedBefore = (await failures()).length;
	endCall();
	await instance.start();
	const newActivation = await activationRefused(instance, context, pollTimes);
	await waitUntil(async () => (await failures()).length > failedBefore, 2_000);
	const words = (await failures()).slice(failedBefore);
	const statusDuring = (await feed.triggerStatus())?.status;

	report('putting the key right');
	endCall();
	await instance.client.updateCredential(feed.credential, feed.credentialData);
	const allArrived = async () => {
		deliveries.add(await feed.executions());
		return deliveries.missing(callIds).length === 0;
	};
	await waitUntil(allArrived, 2_000);
	await instance.stop();
	await allArrived();

	const missing = deliveries.missing(callIds).length;
	const status = (await feed.triggerStatus())?.status;
	const header = ['trigger, wrong key', 'trigger, right key', 'calls', 'repeated', "n8n's words"];
	const row = [
		String(statusDuring),
		String(status),
		`${callIds.length - missing} of ${callIds.length}`,
		String(deliveries.repeats),
		words[0] ?? '-',
	];
	return {
		tables: [table(header, [row])],
		rows: [
			newActivation,
			{
				what: 'a wrong key at the start of n8n: each poll by the timetable fails in words',
				passed:
					statusDuring === 'activated' &&
					words.length > 0 &&
					words.every((text) => text.includes(WORDS)),
				seen: `${statusDuring}, ${words.length} failed polls`,
			},
			{
				what: 'with the key put right each call arrives once, without a new activation',
				passed: status === 'activated' && missing === 0 && deliveries.repeats === 0,
				seen: `${status}; ${missing} missing, ${deliveries.repeats} repeated`,
			},
		],
	};
}

/** A user activates a workflow of which the credential has a wrong key. */
async function activationRefused(
	instance: WatchedInstance,
	{ cleanUp }: PartContext,
	pollTimes: TriggerTime[],
): Promise<Row> {
	const feed = await activateFeed(instance, {
		name: 'wrong key at the activation',
		pollTimes,
		cleanUp,
		apiKey: WRONG_KEY,
	});
	const hasFailed = async () => (await feed.triggerStatus())?.status === 'failed';
	await waitUntil(hasFailed, 2_000);
	const { status, errorMessage } = (await feed.triggerStatus()) ?? {};
	return {
		what: 'an activation by a user with a wrong key is refused in words',
		passed: status === 'failed' && (errorMessage ?? '').includes(WORDS),
		seen: `${status}: ${errorMessage ?? '-'}`,
	};
}
