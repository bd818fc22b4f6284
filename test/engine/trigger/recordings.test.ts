import { openFile, WAV, WAV49 } from '../../../simulator/audio';
import { callBeingRecorded, riffSizeOf } from '../recording/beingWritten';
import { usePbx } from '../support';
import { idsOf, useTrigger } from './support';

const MINUTE = 60_000;
const NO_RECORDING = { found: false, fileName: null, mimeType: null, complete: null };
const pbx = usePbx();
const trigger = useTrigger(pbx);

const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE);

describe('with recordings', () => {
	const parameters = { options: { attachRecording: true } };

	test('waits for the recording, then emits the call with it', async () => {
		const followed = await trigger.activate({ parameters });
		const availableAt = new Date(Date.now() + 5 * MINUTE);
		const { uniqueId } = pbx.simulator.addEndedCall({ recording: { availableAt } });
		const missed = pbx.simulator.addEndedCall({ talkSeconds: 0 });
		pbx.simulator.clearRequests();
		await followed.poll();
		expect(idsOf(followed)).toEqual([missed.uniqueId]);
		expect(pbx.sent().filter(({ info }) => info === 'recording')).toHaveLength(1);

		pbx.simulator.clock.advance({ minutes: 6 });
		await followed.poll();
		await followed.poll();
		expect(idsOf(followed)).toEqual([missed.uniqueId, uniqueId]);
		const [without, item] = followed.emitted;
		expect(without.json.recording).toEqual(NO_RECORDING);
		expect(item.json.recording).toMatchObject({
			found: true,
			mimeType: 'audio/mpeg',
			complete: true,
		});
		expect(Buffer.from(item.binary?.data.data ?? '', 'base64').length).toBeGreaterThan(100);
	});

	test('emits the call without, and says so, when its time is over', async () => {
		const followed = await trigger.activate({ parameters });
		const { uniqueId } = pbx.simulator.addEndedCall({ start: ago(20) });
		await followed.poll();
		expect(idsOf(followed)).toEqual([uniqueId]);
		expect(followed.json()[0].recording).toEqual(NO_RECORDING);
		expect(followed.emitted[0].binary).toBeUndefined();
	});

	test.each(['http500', 'dropBeforeReply', 'webPage', 'truncated'] as const)(
		'a recording that fails (%s) does not fail the poll',
		async (fault) => {
			const followed = await trigger.activate({ parameters });
			pbx.simulator.addEndedCall({ recording: true });
			const second = pbx.simulator.addEndedCall({ talkSeconds: 0 });
			pbx.simulator.fail(fault, { times: 1, when: ({ info }) => info === 'recording' });
			await followed.poll();
			expect(followed.errors).toEqual([]);
			expect(idsOf(followed)).toContain(second.uniqueId);
			await followed.poll();
			expect(followed.json()).toHaveLength(2);
		},
	);
});

describe.each([
	['wav', WAV],
	['wav49', WAV49],
] as const)('with recordings that MixMonitor is writing (%s)', (container, format) => {
	const parameters = { options: { attachRecording: true } };
	let now = 0;
	beforeEach(() => {
		now = Date.parse('2024-06-12T09:00:00Z');
		jest.spyOn(Date, 'now').mockImplementation(() => now);
		jest.spyOn(performance, 'now').mockImplementation(() => now);
	});
	afterEach(() => jest.restoreAllMocks());

	/** The next poll, so many minutes later. */
	async function pollIn(minutes: number, followed: ReturnType<typeof trigger.make>) {
		now += minutes * MINUTE;
		await followed.poll();
	}
	const told = (followed: ReturnType<typeof trigger.make>) => followed.json()[0]?.recording;
	const bytesOf = (followed: ReturnType<typeof trigger.make>) =>
		Buffer.from(followed.emitted[0].binary?.data.data ?? '', 'base64');

	test('waits until it is whole', async () => {
		const followed = await trigger.activate({ parameters });
		const callId = callBeingRecorded(pbx.simulator, { container, seconds: 150, closesIn: 150 });
		for (let minute = 0; minute < 3; minute++) {
			await pollIn(minute === 0 ? 0 : 1, followed);
			expect(idsOf(followed)).toEqual([]);
		}
		await pollIn(1, followed);
		await pollIn(1, followed);

		expect(idsOf(followed)).toEqual([callId]);
		expect(told(followed)).toMatchObject({ found: true, complete: true });
		const bytes = bytesOf(followed);
		expect(riffSizeOf(bytes)).toBe(bytes.length - 8);
	});

	test('tells the call at once when it was closed without sound', async () => {
		const followed = await trigger.activate({ parameters });
		const callId = callBeingRecorded(pbx.simulator, { container, seconds: 0, closesIn: 0 });
		await pollIn(0, followed);

		expect(idsOf(followed)).toEqual([callId]);
		expect(told(followed)).toEqual(NO_RECORDING);
		expect(followed.emitted[0].binary).toBeUndefined();
	});

	test('hands over what is there when its time is over', async () => {
		const followed = await trigger.activate({ parameters });
		const callId = callBeingRecorded(pbx.simulator, { container, seconds: 3600 });
		await pollIn(0, followed);
		await pollIn(1, followed);
		await pollIn(8, followed);
		expect(idsOf(followed)).toEqual([]);
		await pollIn(1, followed);
		await pollIn(1, followed);

		expect(idsOf(followed)).toEqual([callId]);
		expect(told(followed)).toMatchObject({ found: true, complete: false });
		expect(bytesOf(followed).equals(openFile(format, 600))).toBe(true);
	});

	test('takes one that has kept its length for whole', async () => {
		const followed = await trigger.activate({ parameters });
		const written = { container, began: 1000, seconds: 90 };
		const callId = callBeingRecorded(pbx.simulator, written);
		await pollIn(0, followed);
		await pollIn(0.1, followed);
		expect(idsOf(followed)).toEqual([]);
		await pollIn(1, followed);

		expect(idsOf(followed)).toEqual([callId]);
		expect(told(followed)).toMatchObject({ found: true, complete: true });
		expect(bytesOf(followed).equals(openFile(format, 90))).toBe(true);
	});

	test('an unfinished one that fails at its last look leaves its call without', async () => {
		const followed = await trigger.activate({ parameters });
		const callId = callBeingRecorded(pbx.simulator, { container, seconds: 3600 });
		await pollIn(0, followed);
		pbx.simulator.fail('http500', { when: ({ info }) => info === 'recording' });
		await pollIn(11, followed);

		expect(followed.errors).toEqual([]);
		expect(idsOf(followed)).toEqual([callId]);
		expect(told(followed)).toEqual(NO_RECORDING);
	});

	test('shows what is there to a test on the canvas', async () => {
		callBeingRecorded(pbx.simulator, { container, seconds: 3600 });
		const items = await trigger.make({ mode: 'manual', parameters }).test();

		expect(items[0].json.recording).toMatchObject({ found: true, complete: false });
		const recordings = pbx.sent().filter(({ info }) => info === 'recording');
		expect(recordings).toHaveLength(1);
	});
});
