import { table } from '../../../demo/table';
import { Deliveries } from './deliveries';
import { startInstance, type Setting } from './instance';
import type { Outcome } from './outcome';
import { waitUntil } from './waitUntil';
import { activateFeed, EVERY_MINUTE } from './workflow';

const TWO_POLLS_MS = 150_000;

/**
 * n8n starts with a wrong key in the credential. Each poll fails in words until the key is put
 * right; then the calls arrive, without anyone activating the workflow again.
 */
export async function wrongKey(setting: Setting): Promise<Outcome> {
	const { cleanUp, report } = setting;
	const instance = await startInstance(setting);
	const feed = await activateFeed(instance, 'wrong key', EVERY_MINUTE, cleanUp);
	const deliveries = new Deliveries();
	const callIds: string[] = [];
	const failures = async () => (await feed.executions()).flatMap(({ error }) => error ?? []);

	report('starting n8n with a wrong key');
	const wrong = { ...feed.credentialData, apiKey: 'canary-wrong' };
	await instance.client.updateCredential(feed.credential, wrong);
	await instance.stop();
	const failedBefore = (await failures()).length;
	callIds.push(feed.pbx.addEndedCall().uniqueId);
	await instance.start();
	await waitUntil(async () => (await failures()).length > failedBefore, TWO_POLLS_MS, 2_000);
	const words = (await failures()).slice(failedBefore);
	const statusDuring = (await feed.triggerStatus())?.status;

	report('putting the key right');
	callIds.push(feed.pbx.addEndedCall().uniqueId);
	await instance.client.updateCredential(feed.credential, feed.credentialData);
	await waitUntil(
		async () => {
			deliveries.add(await feed.executions());
			return deliveries.missing(callIds).length === 0;
		},
		TWO_POLLS_MS,
		2_000,
	);
	await instance.stop();
	deliveries.add(await feed.executions());

	const missing = deliveries.missing(callIds).length;
	const status = (await feed.triggerStatus())?.status;
	const header = ['trigger, wrong key', 'trigger, right key', 'calls', 'repeated', "n8n's words"];
	const seen = [
		String(statusDuring),
		String(status),
		`${callIds.length - missing} of ${callIds.length}`,
		String(deliveries.repeats),
		words[0] ?? '-',
	];
	return {
		tables: [table(header, [seen])],
		expectations: [
			{
				what: 'with a wrong key each poll by the timetable fails in words',
				holds: statusDuring === 'activated' && words.length > 0,
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
