import type { INodeParameters } from 'n8n-workflow';

import type { EndedCallInput } from '../../../simulator';
import { callBeingRecorded } from '../recording/beingWritten';
import { usePbx } from '../support';
import type { Followed } from './pollHarness';
import { feedOf, idsOf, useTrigger } from './support';

const pbx = usePbx();
const trigger = useTrigger(pbx);

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const event = 'recordingReady';
const NO_RECORDING = { found: false, fileName: null, mimeType: null, complete: null };

let now = 0;
beforeEach(() => {
	now = Date.parse('2024-06-12T09:00:00Z');
	jest.spyOn(Date, 'now').mockImplementation(() => now);
	jest.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => jest.restoreAllMocks());

const withOptions = (options: INodeParameters): INodeParameters => ({ event, options });
const leaveOut = withOptions({ whenMissing: 'leaveOut' });
const activate = async (parameters: INodeParameters = { event }) =>
	await trigger.activate({ parameters });

/** The next poll, so many minutes later. */
async function pollIn(minutes: number, followed: Followed): Promise<void> {
	now += minutes * MINUTE;
	await followed.poll();
}

async function pollEveryMinute(minutes: number, followed: Followed): Promise<void> {
	for (let minute = 0; minute < minutes; minute++) await pollIn(1, followed);
}

/** Files a call that has just ended; its recording is there after some minutes, or never. */
function ended(recordedAfter?: number, call: EndedCallInput = {}): string {
	const recording = recordedAfter !== undefined && {
		availableAt: new Date(now + recordedAfter * MINUTE),
	};
	return pbx.simulator.addEndedCall({ ...call, recording }).uniqueId;
}

/** Calls whose recordings were asked for since the last look. */
function askedFor(): string[] {
	const ids = pbx.sent().filter(({ info }) => info === 'recording');
	pbx.simulator.clearRequests();
	return ids.map(({ id }) => id);
}

const recordingsOf = (followed: Followed) => followed.json().map(({ recording }) => recording);

test('tells each answered call once, when its recording is there, and stores no audio unasked', async () => {
	const followed = await activate();
	const late = ended(3);
	const atOnce = ended(0);
	ended(undefined, { talkSeconds: 0 });
	await pollIn(0, followed);
	expect(idsOf(followed)).toEqual([atOnce]);
	await pollEveryMinute(8, followed);

	expect(idsOf(followed)).toEqual([atOnce, late]);
	expect(followed.json()[0]).toMatchObject({
		callId: atOnce,
		disposition: 'answered',
		answeredBy: '204',
		recording: { found: true, mimeType: 'audio/mpeg', complete: true },
	});
	const { fileName } = followed.json()[0].recording as { fileName: string };
	expect(fileName).toMatch(/\.mp3$/);
	expect(followed.emitted.every(({ binary }) => binary === undefined)).toBe(true);
});

test('attaches the audio where that is wanted', async () => {
	const followed = await activate(withOptions({ attachRecording: true }));
	ended(0);
	await pollIn(0, followed);
	const [{ json, binary }] = followed.emitted;
	const { fileName } = json.recording as { fileName: string };
	expect(binary?.data).toMatchObject({ mimeType: 'audio/mpeg', fileName });
	expect(Buffer.from(binary?.data.data ?? '', 'base64').length).toBeGreaterThan(100);
});

test('asks for no recording of a call that is not wanted', async () => {
	const followed = await activate({ event, filters: { extension: '205' } });
	ended(0);
	const wanted = ended(0, { answeredBy: '205' });
	await pollIn(0, followed);
	expect(idsOf(followed)).toEqual([wanted]);
	expect(askedFor()).toEqual([wanted]);
});

test('asks the legs of a call where only they tell whether it is wanted', async () => {
	const followed = await activate({ event, filters: { queue: '900' } });
	ended(0);
	const queued = ended(0, { legs: [{ columns: { lastapp: 'Queue', dst: '900' } }] });
	await pollIn(0, followed);
	expect(idsOf(followed)).toEqual([queued]);
	expect(askedFor()).toEqual([queued]);
});

describe('a recording that does not come', () => {
	test('is done without after an hour', async () => {
		const followed = await activate();
		const callId = ended();
		await pollEveryMinute(59, followed);
		expect(idsOf(followed)).toEqual([]);
		await pollEveryMinute(3, followed);
		expect(idsOf(followed)).toEqual([callId]);
		expect(recordingsOf(followed)).toEqual([NO_RECORDING]);
	});

	test('is done without after Give Up After (Minutes)', async () => {
		const followed = await activate(withOptions({ giveUpMinutes: 5 }));
		const callId = ended();
		await pollEveryMinute(4, followed);
		expect(idsOf(followed)).toEqual([]);
		await pollEveryMinute(2, followed);
		expect(idsOf(followed)).toEqual([callId]);
	});

	test('leaves its call out where that is chosen, and the others come', async () => {
		const followed = await activate(leaveOut);
		ended();
		const recorded = ended(50);
		await pollEveryMinute(70, followed);
		expect(idsOf(followed)).toEqual([recorded]);
	});

	test('is asked for ever less often', async () => {
		const followed = await activate();
		ended();
		pbx.simulator.clearRequests();
		await pollEveryMinute(70, followed);
		const asked = askedFor().length;
		expect(asked).toBeGreaterThanOrEqual(7);
		expect(asked).toBeLessThanOrEqual(10);
	});
});

describe('a recording that fails', () => {
	const ofCall = (callId: string) => ({
		when: ({ info, id }: Record<string, string>) => info === 'recording' && id === callId,
	});

	test.each(['http500', 'dropBeforeReply', 'webPage'] as const)(
		'%s: it stops no other, and comes when it is mended',
		async (fault) => {
			const followed = await activate(withOptions({ attachRecording: true }));
			const broken = ended(0);
			const mend = pbx.simulator.fail(fault, ofCall(broken));
			const others = [ended(0), ended(0)];
			await pollIn(0, followed);
			await pollIn(1, followed);
			expect(idsOf(followed)).toEqual(others);
			expect(followed.errors).toEqual([]);
			expect(followed.logs().join('\n')).toContain('goes on with the next poll');
			mend();
			await pollEveryMinute(3, followed);
			expect(idsOf(followed)).toEqual([...others, broken]);
			expect(recordingsOf(followed)[2]).toMatchObject({ found: true, complete: true });
		},
	);

	test('is no sign that there is none: its call comes in the end, whatever is chosen', async () => {
		const followed = await activate(leaveOut);
		const broken = ended(0);
		pbx.simulator.fail('http500', ofCall(broken));
		await pollIn(59, followed);
		expect(idsOf(followed)).toEqual([]);
		await pollEveryMinute(3, followed);
		expect(idsOf(followed)).toEqual([broken]);
		expect(recordingsOf(followed)).toEqual([NO_RECORDING]);
	});
});

describe.each([false, true])('while MixMonitor writes (audio attached: %s)', (attachRecording) => {
	const parameters = withOptions({ attachRecording });

	test('waits until all of it is there', async () => {
		const followed = await activate(parameters);
		const written = { container: 'wav', seconds: 90, closesIn: 90 } as const;
		const callId = callBeingRecorded(pbx.simulator, written);
		await pollIn(0, followed);
		await pollIn(1, followed);
		expect(idsOf(followed)).toEqual([]);
		await pollEveryMinute(3, followed);
		expect(idsOf(followed)).toEqual([callId]);
		expect(recordingsOf(followed)[0]).toMatchObject({ found: true, complete: true });
		expect(followed.emitted[0].binary !== undefined).toBe(attachRecording);
	});

	test('takes one that has kept its length for whole', async () => {
		const followed = await activate(parameters);
		const written = { container: 'wav49', began: 1000, seconds: 90 } as const;
		const callId = callBeingRecorded(pbx.simulator, written);
		await pollIn(0, followed);
		expect(idsOf(followed)).toEqual([]);
		await pollIn(1, followed);
		expect(idsOf(followed)).toEqual([callId]);
		expect(recordingsOf(followed)[0]).toMatchObject({ found: true, complete: true });
	});

	test('says so when it was not whole in the end', async () => {
		const followed = await activate(parameters);
		const callId = callBeingRecorded(pbx.simulator, { container: 'wav', seconds: 7200 });
		await pollIn(59, followed);
		expect(idsOf(followed)).toEqual([]);
		await pollIn(2, followed);
		expect(idsOf(followed)).toEqual([callId]);
		expect(recordingsOf(followed)[0]).toMatchObject({ found: true, complete: false });
	});
});

test.each([
	['tells the call at once', {}, 1],
	['leaves the call out at once', { whenMissing: 'leaveOut' }, 0],
])('closed without a sound: %s', async (_what, options, count) => {
	const followed = await activate(withOptions(options));
	callBeingRecorded(pbx.simulator, { container: 'wav', seconds: 0, closesIn: 0 });
	await pollIn(0, followed);
	expect(recordingsOf(followed)).toEqual(Array<unknown>(count).fill(NO_RECORDING));
	pbx.simulator.clearRequests();
	await pollEveryMinute(3, followed);
	expect(askedFor()).toEqual([]);
});

test('asks for Maximum per Poll recordings in a poll, and for new ones among them', async () => {
	const followed = await activate(withOptions({ maximumPerPoll: 3 }));
	const waiting = Array.from({ length: 9 }, () => ended());
	pbx.simulator.clearRequests();
	for (let poll = 0; poll < 12; poll++) {
		await pollIn(1, followed);
		expect(askedFor().length).toBeLessThanOrEqual(3);
	}
	now += MINUTE;
	const fresh = ended(0);
	await pollIn(0, followed);
	expect(idsOf(followed)).toEqual([fresh]);
	const told = await trigger.restart(followed, { parameters: { event } });
	await pollEveryMinute(70, told);
	expect(idsOf(told).sort()).toEqual(waiting.sort());
});

test("what ended before it began takes nobody's turn", async () => {
	for (let call = 0; call < 3; call++) ended(0, { start: new Date(now - 30 * MINUTE) });
	const fresh = ended(0);
	const followed = await activate(withOptions({ maximumPerPoll: 1 }));
	expect(idsOf(followed)).toEqual([fresh]);
	expect(askedFor()).toEqual([fresh]);
});

describe('what goes wrong', () => {
	test.each(['http500', 'dropBeforeReply', 'webPage', 'truncated', 'badName'] as const)(
		'%s: a poll that goes wrong loses nothing and repeats nothing',
		async (fault) => {
			const followed = await activate();
			const first = ended(0);
			await pollIn(0, followed);
			const mend = pbx.simulator.fail(fault);
			const second = ended(1);
			await pollIn(1, followed);
			mend();
			await pollEveryMinute(3, followed);
			expect(idsOf(followed)).toEqual([first, second]);
		},
	);

	test('a poll that fails behind its recordings does not put them off', async () => {
		const followed = await activate(withOptions({ addCallDetails: true }));
		const callId = ended(0);
		const before = feedOf(followed);
		pbx.simulator.fail('http500', { times: 1, when: ({ info }) => info === 'cdrs' });
		await pollIn(5, followed);
		expect(followed.errors).toHaveLength(1);
		expect(feedOf(followed)).toEqual(before);
		await pollIn(1, followed);
		expect(idsOf(followed)).toEqual([callId]);
	});

	test('a wrong key fails the activation', async () => {
		const credentials = { gisPbxApi: pbx.credential({ apiKey: 'canary-of-another-pbx' }) };
		await expect(trigger.activate({ parameters: { event }, credentials })).rejects.toThrow('key');
	});

	test('n8n killed finds the calls again that wait, and tells each once', async () => {
		const followed = await activate();
		const waiting = ended(40);
		const first = ended(0);
		await pollIn(0, followed);
		const saved = followed.staticData();
		const alsoWaiting = ended(30);
		await pollEveryMinute(20, followed);
		expect(idsOf(followed)).toEqual([first]);
		await followed.stop();
		// n8n keeps the state of a poll that told something.
		const again = trigger.make({
			staticData: saved,
			activation: 'init',
			parameters: { event },
		});
		await again.activate();
		await pollEveryMinute(40, again);
		expect(idsOf(again)).toEqual([alsoWaiting, waiting]);
	});
});

describe('where it begins', () => {
	test('tells no call that ended before, but those since a time', async () => {
		ended(0, { start: new Date(now - 30 * MINUTE) });
		const before = new Date(now - 20 * MINUTE).toISOString();
		const since = ended(0, { start: new Date(now - 10 * MINUTE) });
		const followed = await activate();
		await pollIn(1, followed);
		expect(idsOf(followed)).toEqual([]);
		const fromTime = await activate({ event, startFrom: 'time', startTime: before });
		await pollIn(1, fromTime);
		expect(idsOf(fromTime)).toEqual([since]);
	});

	test('a switch of the event begins anew, with a warning', async () => {
		const calls = await trigger.activate();
		ended(0);
		await pollIn(0, calls);
		now += 10 * MINUTE;
		const followed = await trigger.restart(calls, { parameters: { event }, activation: 'update' });
		expect(idsOf(followed)).toEqual([]);
		expect(followed.logs().join('\n')).toContain('tenant, detail or event');
		expect(feedOf(followed)?.scope).toBe('DEMOCO/recordingReady');
	});

	test.each([
		['fromNow', 0],
		['tellAll', 1],
	])('After a Pause %s', async (afterPause, count) => {
		const parameters = withOptions({ afterPause });
		const before = await activate(parameters);
		ended(0);
		await pollIn(0, before);
		ended(0);
		now += 30 * MINUTE;
		const after = await trigger.restart(before, { parameters, activation: 'activate' });
		await pollIn(1, after);
		expect(after.json()).toHaveLength(count);
	});
});

describe('a test on the canvas', () => {
	const test_ = (parameters: INodeParameters = { event }) =>
		trigger.make({ mode: 'manual', parameters });

	test('shows the newest answered calls with what there is of their recordings', async () => {
		const older = ended(undefined, { start: new Date(now - 2 * DAY) });
		expect((await test_().test()).map(({ json }) => json.callId)).toEqual([older]);
		const without = ended(undefined, { start: new Date(now - 10 * MINUTE) });
		const newer = ended(0);
		ended(undefined, { talkSeconds: 0 });
		const followed = test_(withOptions({ attachRecording: true }));
		const items = await followed.test();
		expect(items.map(({ json }) => json.callId)).toEqual([newer, without]);
		expect(items[0].json.recording).toMatchObject({ found: true, complete: true });
		expect(items[1].json.recording).toEqual(NO_RECORDING);
		expect(items[0].binary?.data.mimeType).toBe('audio/mpeg');
		expect(followed.staticData()).toEqual({});
		const [item] = await test_().test();
		expect(item.binary).toBeUndefined();
		expect(item.json.recording).toMatchObject({ found: true });
	});

	test('says in a sentence when there is none', async () => {
		ended(undefined, { talkSeconds: 0 });
		await expect(test_().test()).rejects.toThrow(
			'No answered call of the last 7 days fits Filters',
		);
	});
});
