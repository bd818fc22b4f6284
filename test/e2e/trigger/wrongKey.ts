import { table } from '../../../demo/table';
import { Deliveries } from './deliveries';
import { startInstance, type Instance, type Setting } from './instance';
import type { Expectation, Outcome } from './outcome';
import { waitUntil } from './waitUntil';
import { activateFeed, EVERY_MINUTE, followedFeed } from './workflow';

const WRONG_KEY = 'canary-wrong';
const WORDS = 'refused the API key';
const TWO_POLLS_MS = 150_000;
/** n8n tries to start a trigger five times within 15 seconds. */
const GIVING_UP_MS = 60_000;

/**
 * n8n starts with a wrong key in the credential. Each poll fails in words until the key is put
 * right; then the calls arrive, without anyone activating the workflow again.
 */
export async function wrongKey(setting: Setting): Promise<Outcome> {
	const { cleanUp, report } = setting;
	const instance = await startInstance(setting);
	const feed = await followedFeed(instance, {
		name: 'wrong key at the start',
		pollTimes: EVERY_MINUTE,
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
	const newActivation = await activationRefused(instance, setting);
	await waitUntil(async () => (await failures()).length > failedBefore, TWO_POLLS_MS, 2_000);
	const words = (await failures()).slice(failedBefore);
	const statusDuring = (await feed.triggerStatus())?.status;

	report('putting the key right');
	endCall();
	await instance.client.updateCredential(feed.credential, feed.credentialData);
	const allArrived = async () => {
		deliveries.add(await feed.executions());
		return deliveries.missing(callIds).length === 0;
	};
	await waitUntil(allArrived, TWO_POLLS_MS, 2_000);
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
		expectations: [
			newActivation,
			{
				what: 'a wrong key at the start of n8n: each poll by the timetable fails in words',
				holds:
					statusDuring === 'activated' &&
					words.length > 0 &&
					words.every((text) => text.includes(WORDS)),
				seen: `${statusDuring}, ${words.length} failed polls`,
			},
			{
				what: 'with the key put right each call arrives once, without a new activation',
				holds: status === 'activated' && missing === 0 && deliveries.repeats === 0,
				seen: `${status}; ${missing} missing, ${deliveries.repeats} repeated`,
			},
		],
	};
}

/** A user activates a workflow of which the credential has a wrong key. */
async function activationRefused(instance: Instance, { cleanUp }: Setting): Promise<Expectation> {
	const feed = await activateFeed(instance, {
		name: 'wrong key at the activation',
		pollTimes: EVERY_MINUTE,
		cleanUp,
		apiKey: WRONG_KEY,
	});
	const hasFailed = async () => (await feed.triggerStatus())?.status === 'failed';
	await waitUntil(hasFailed, GIVING_UP_MS, 2_000);
	const { status, errorMessage } = (await feed.triggerStatus()) ?? {};
	return {
		what: 'an activation by a user with a wrong key is refused in words',
		holds: status === 'failed' && (errorMessage ?? '').includes(WORDS),
		seen: `${status}: ${errorMessage ?? '-'}`,
	};
}
