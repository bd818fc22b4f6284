import { usePbx } from '../support';
import { remembering, useTrigger } from './support';

const pbx = usePbx();
const trigger = useTrigger(pbx);

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

describe('a test on the canvas', () => {
	test('shows the newest calls that fit, newest first, and touches no memory', async () => {
		const calls = [3, 2, 1].map((hours) =>
			pbx.simulator.addEndedCall({ start: new Date(Date.now() - hours * 3_600_000) }),
		);
		pbx.simulator.addEndedCall({ talkSeconds: 0 });
		const staticData = remembering({ kept: true });
		const parameters = { filters: { disposition: ['answered'] } };
		const followed = trigger.make({ mode: 'manual', activation: 'manual', staticData, parameters });
		const items = await followed.test();
		expect(items.map(({ json }) => json.callId)).toEqual(
			calls.map(({ uniqueId }) => uniqueId).reverse(),
		);
		expect(followed.staticData()).toEqual(staticData);
	});

	test('shows ten calls at most, and goes back for days', async () => {
		for (let index = 0; index < 12; index++) {
			pbx.simulator.addEndedCall({ start: new Date(daysAgo(5).getTime() + index * 1000) });
		}
		const items = await trigger.make({ mode: 'manual' }).test();
		expect(items).toHaveLength(10);
		// The last day has 0 bytes: it is asked for as csv, too.
		const listed = pbx.sent().filter(({ info }) => info === 'simplecdrs');
		expect(listed.map(({ format }) => format)).toEqual(['json', 'csv', 'json']);
	});

	test('shows the recording too', async () => {
		pbx.simulator.addEndedCall({ recording: true });
		pbx.simulator.addEndedCall({ start: daysAgo(0.1) });
		const parameters = { options: { attachRecording: true } };
		const items = await trigger.make({ mode: 'manual', parameters }).test();
		expect(items.map(({ json }) => (json.recording as { found: boolean }).found)).toEqual([
			true,
			false,
		]);
		expect(items[0].binary?.data.mimeType).toBe('audio/mpeg');
	});

	test('asks the legs of calls whom they rang, and shows legs by their call', async () => {
		const { uniqueId } = pbx.simulator.addEndedCall({ talkSeconds: 0 });
		pbx.simulator.addEndedCall({ talkSeconds: 0, answeredBy: '205' });
		pbx.simulator.addEndedCall();
		const filters = { disposition: ['missed'], extension: '204' };
		const calls = await trigger.make({ mode: 'manual', parameters: { filters } }).test();
		const parameters = { detail: 'legs', filters };
		const legs = await trigger.make({ mode: 'manual', parameters }).test();
		expect(calls.map(({ json }) => json.callId)).toEqual([uniqueId]);
		expect(legs.map(({ json }) => json.callId)).toEqual([uniqueId]);
	});

	test('says in a sentence when there is none', async () => {
		pbx.simulator.addEndedCall({ start: daysAgo(9) });
		await expect(trigger.make({ mode: 'manual' }).test()).rejects.toThrow(
			'No call of the last 7 days fits Detail and Filters',
		);
	});
});
