import type { EndedLegInput } from '../../../simulator';
import { usePbx } from '../support';
import { useTrigger } from './support';

const MINUTE = 60_000;
const NOON = Date.parse('2024-06-12T09:00:00Z');
const CALL = `pbx01-${NOON / 1000}.1`;

const pbx = usePbx();
const trigger = useTrigger(pbx);

let now = NOON;
beforeEach(() => {
	now = NOON;
	jest.spyOn(Date, 'now').mockImplementation(() => now);
});
afterEach(() => jest.restoreAllMocks());

const grouped = (options = {}, more = {}) => ({
	parameters: { detail: 'legs', options: { groupLegs: true, ...options }, ...more },
});

type Leg = EndedLegInput & { party: string };

/** Files legs of the call of noon. */
function fileLegs(...legs: Leg[]): void {
	const start = new Date(NOON);
	pbx.simulator.addEndedCall({ start, uniqueId: CALL, from: '0500000001', legs });
}

const first: Leg = { party: '204', ringSeconds: 10, talkSeconds: 0 };
const second: Leg = { party: '205', startsAfter: 10, ringSeconds: 10, talkSeconds: 40 };
const LIVE = { uniqueid: 'x', channel: 'PJSIP/206-DEMOCO-00001a2b', state: 'Up' };

/** Lets the PBX say of the call of noon that it is up, or of somebody's phone that it is in it. */
function putUp(more: { name?: string; uniqueId?: string; party?: string } = {}): void {
	const phone = {
		name: LIVE.channel,
		uniqueId: 'pbx01-9.9',
		party: '206',
		side: 'destination' as const,
		isLocal: false,
		startsAt: 0,
		answersAt: 0,
		endsAt: Infinity,
		run: null,
		isFiled: false,
		...more,
	};
	pbx.simulator.state.calls.push({
		originateId: '',
		linkedId: CALL,
		source: '0500000001',
		destination: '206',
		variables: {},
		recording: false,
		channels: [phone],
		filedRows: 0,
	});
}

const asked = () => pbx.sent().filter(({ info }) => info === 'call');

describe('legs grouped', () => {
	test('come as one call when they have been over for two minutes, once', async () => {
		const followed = await trigger.activate(grouped());
		fileLegs(first, second);
		now = NOON + 2 * MINUTE;
		await followed.poll();
		expect(followed.json()).toEqual([]);

		now = NOON + 3 * MINUTE;
		await followed.poll();
		await followed.poll();
		expect(followed.json()).toEqual([
			expect.objectContaining({
				callId: CALL,
				disposition: 'answered',
				answeredBy: '205',
				rang: ['204', '205'],
				waitingSeconds: 20,
				talkSeconds: 40,
				externalNumber: '0500000001',
				transfers: [],
				complete: true,
				lateLeg: false,
			}),
		]);
		expect(followed.json()[0].legs).toHaveLength(2);
		expect(followed.executions).toBe(1);
	});

	test('are new at the beginning for as long as they had to wait, and two minutes more', async () => {
		// n8n's durable engine does not keep the state of an activation that told nothing: a poll is the first one again.
		fileLegs(first, second);
		const options = grouped({ groupQuietMinutes: 5 });
		const told = [];
		for (const minute of [2, 5, 6, 7.5, 8.5]) {
			now = NOON + minute * MINUTE;
			const followed = await trigger.activate(options);
			told.push(followed.json().length);
			await followed.stop();
		}
		expect(told).toEqual([0, 0, 1, 1, 0]);
	});

	test('wait as long as Group Quiet says, over a restart of n8n too', async () => {
		const before = await trigger.activate(grouped({ groupQuietMinutes: 10 }));
		fileLegs(first, second);
		now = NOON + 10 * MINUTE;
		await before.poll();
		const after = await trigger.restart(before, grouped({ groupQuietMinutes: 10 }));
		now = NOON + 11 * MINUTE;
		await after.poll();
		expect([...before.json(), ...after.json()]).toEqual([
			expect.objectContaining({ callId: CALL, complete: true }),
		]);
	});

	test('keep the names that the PBX gives their fields', async () => {
		const followed = await trigger.activate(grouped({}, { simplify: false }));
		fileLegs(first, second);
		now = NOON + 3 * MINUTE;
		await followed.poll();
		const [{ legs, ...call }] = followed.json();
		expect(call).toMatchObject({ callId: CALL, answeredBy: '205', lateLeg: false });
		expect(legs).toEqual([
			expect.objectContaining({ uniqueid: CALL, lastdst: '204-DEMOCO' }),
			expect.objectContaining({ linkedid: CALL, lastdst: '205-DEMOCO' }),
		]);
		expect(Object.keys((legs as object[])[0]).filter((name) => /^\d+$/.test(name))).toEqual([]);
	});

	test('a leg that comes later comes alone', async () => {
		const followed = await trigger.activate(grouped());
		fileLegs(first, second);
		now = NOON + 3 * MINUTE;
		await followed.poll();
		fileLegs({ party: '206', startsAfter: 60, talkSeconds: 200, uniqueId: 'pbx01-1718182860.3' });
		now = NOON + 6 * MINUTE;
		await followed.poll();
		await followed.poll();
		expect(followed.json()).toEqual([
			expect.objectContaining({ callId: CALL, complete: true, lateLeg: false }),
			expect.objectContaining({ callId: CALL, complete: false, lateLeg: true, answeredBy: '206' }),
		]);
		expect(followed.json()[1].legs).toHaveLength(1);
	});

	test.each(['object', 'array', 'doubled'] as const)(
		'wait while the PBX says that the call is up (%s)',
		async (callShape) => {
			pbx.simulator.switches.callShape = callShape;
			const followed = await trigger.activate(grouped());
			fileLegs(first, second);
			putUp();
			now = NOON + 10 * MINUTE;
			pbx.simulator.clearRequests();
			await followed.poll();
			expect(followed.json()).toEqual([]);
			expect(asked()).toEqual([{ reqtype: 'INFO', info: 'call', id: CALL, format: 'json' }]);

			pbx.simulator.state.calls.length = 0;
			await followed.poll();
			expect(followed.json()).toEqual([expect.objectContaining({ complete: true })]);
		},
	);

	describe('with a consultation', () => {
		const CHANNEL = 'PJSIP/205-DEMOCO-00001a2c';
		const QUESTION = `pbx01-${NOON / 1000 + 30}.3`;
		const asked = () => pbx.sent().filter(({ info }) => info === 'extstate');

		/** 204 asks 205, from half a minute to a minute after noon. */
		const fileQuestion = () =>
			pbx.simulator.addEndedCall({
				...{ start: new Date(NOON + 30_000), uniqueId: QUESTION, direction: 'LOCAL' as const },
				...{ from: '204', to: '205', ringSeconds: 5, talkSeconds: 25 },
				legs: [{ party: '205', columns: { dstchannel: CHANNEL } }],
			});
		/** The caller talks with 204 for a minute, and then with 205 until twenty past. */
		const fileCall = () =>
			fileLegs(
				{ party: '204', ringSeconds: 5, talkSeconds: 55 },
				{
					...{ party: '205', startsAfter: 60, ringSeconds: 0, talkSeconds: 1140 },
					columns: { dstchannel: CHANNEL },
				},
			);
		const call = {
			...{ callId: CALL, answeredBy: '204', complete: true, lateLeg: false },
			transfers: [expect.objectContaining({ from: '204', to: '205' })],
		};

		test('is told with the call that it was about, when that one is over', async () => {
			const followed = await trigger.activate(grouped());
			fileQuestion();
			putUp({ name: CHANNEL, uniqueId: `pbx01-${NOON / 1000 + 30}.4`, party: '205' });
			for (const minute of [5, 15]) {
				now = NOON + minute * MINUTE;
				await followed.poll();
			}
			expect(followed.json()).toEqual([]);
			expect(asked()[0]).toMatchObject({ ext: '205', format: 'json' });

			pbx.simulator.state.calls.length = 0;
			fileCall();
			now = NOON + 23 * MINUTE;
			await followed.poll();
			await followed.poll();
			expect(followed.json()).toEqual([expect.objectContaining(call)]);
			expect(followed.json()[0].legs).toHaveLength(3);
		});

		test('that comes after its call is a late leg of it', async () => {
			const followed = await trigger.activate(grouped());
			fileCall();
			now = NOON + 23 * MINUTE;
			await followed.poll();
			fileQuestion();
			await followed.poll();
			await followed.poll();
			expect(followed.json()).toEqual([
				expect.objectContaining(call),
				expect.objectContaining({ callId: CALL, lateLeg: true, complete: false }),
			]);
			expect(followed.json()[1].legs).toEqual([expect.objectContaining({ callId: QUESTION })]);
		});

		test.each([
			['the phone is idle', () => undefined],
			[
				'the phone is in a later call',
				() => putUp({ uniqueId: `pbx01-${NOON / 1000 + 100}.9`, party: '205' }),
			],
			[
				'the PBX does not say',
				() => pbx.simulator.fail('http500', { when: ({ info }) => info === 'extstate' }),
			],
		])('may be a call of its own where %s', async (_what, prepare) => {
			const followed = await trigger.activate(grouped());
			fileQuestion();
			prepare();
			now = NOON + 5 * MINUTE;
			await followed.poll();
			expect(followed.errors).toEqual([]);
			expect(followed.json()).toEqual([
				expect.objectContaining({ callId: QUESTION, lateLeg: false }),
			]);
		});
	});

	test.each(['cdrRow', 'nothing'] as const)(
		'do not wait where the PBX answers about a call that is over (%s)',
		async (callAfterEnd) => {
			pbx.simulator.switches.callAfterEnd = callAfterEnd;
			const followed = await trigger.activate(grouped());
			fileLegs(first, second);
			now = NOON + 3 * MINUTE;
			await followed.poll();
			expect(followed.json()).toHaveLength(1);
		},
	);

	test('are told as they are when the call has been up for longer than Lookback', async () => {
		const followed = await trigger.activate(grouped({ lookbackMinutes: 60 }));
		fileLegs(first, second);
		putUp();
		now = NOON + 61 * MINUTE;
		await followed.poll();
		expect(followed.json()).toEqual([]);
		now = NOON + 62.5 * MINUTE;
		await followed.poll();
		expect(followed.json()).toEqual([expect.objectContaining({ complete: false, lateLeg: false })]);
	});

	test.each(['http500', 'dropBeforeReply', 'webPage', 'truncated'] as const)(
		'a question that fails (%s) fails no poll and holds up no call',
		async (fault) => {
			const followed = await trigger.activate(grouped());
			fileLegs(first, second);
			pbx.simulator.fail(fault, { when: ({ info }) => info === 'call' });
			now = NOON + 3 * MINUTE;
			await followed.poll();
			expect(followed.errors).toEqual([]);
			expect(followed.json()).toHaveLength(1);
		},
	);

	test('a quiet poll asks about no call', async () => {
		const followed = await trigger.activate(grouped());
		fileLegs(first, second);
		now = NOON + 3 * MINUTE;
		await followed.poll();
		pbx.simulator.clearRequests();
		await followed.poll();
		expect(pbx.sent().map(({ info }) => info)).toEqual(['cdrs']);
	});

	test('filters judge the call', async () => {
		const filters = { disposition: ['missed'] };
		const followed = await trigger.activate(grouped({}, { filters }));
		fileLegs(first, second);
		const { uniqueId } = pbx.simulator.addEndedCall({
			start: new Date(NOON),
			legs: [{ talkSeconds: 0 }, { party: '205', talkSeconds: 0, startsAfter: 5 }],
		});
		now = NOON + 3 * MINUTE;
		await followed.poll();
		expect(followed.json().map(({ callId }) => callId)).toEqual([uniqueId]);
	});

	test('wait for their recording as one call', async () => {
		const followed = await trigger.activate(grouped({ attachRecording: true }));
		const { linkedId } = pbx.simulator.addEndedCall({
			start: new Date(NOON),
			answeredBy: '205',
			recording: true,
			legs: [first, second],
		});
		now = NOON + 3 * MINUTE;
		await followed.poll();
		expect(followed.json()).toEqual([
			expect.objectContaining({
				callId: linkedId,
				recording: expect.objectContaining({ found: true }),
			}),
		]);
		expect(followed.emitted[0].binary?.data.mimeType).toBe('audio/mpeg');
	});

	test('may be switched off and on: what waits then comes as legs, and nothing twice', async () => {
		const before = await trigger.activate(grouped());
		fileLegs(first, second);
		now = NOON + 2 * MINUTE;
		await before.poll();
		const after = await trigger.restart(before, { parameters: { detail: 'legs' } });
		expect(before.json()).toEqual([]);
		expect(after.json()).toHaveLength(2);
		const again = await trigger.restart(after, grouped());
		now = NOON + 10 * MINUTE;
		await again.poll();
		expect(again.json()).toEqual([]);
	});

	test('say nothing to calls', async () => {
		const followed = await trigger.activate(grouped({}, { detail: 'calls' }));
		fileLegs(first, second);
		now = NOON + 2 * MINUTE;
		await followed.poll();
		expect(followed.json()).toHaveLength(1);
		expect(followed.json()[0]).not.toHaveProperty('legs');
	});

	test.each([
		[{ groupLegs: 'some' }, 'Group Legs must be true or false'],
		[{ groupQuietMinutes: 1.5 }, 'Group Quiet (Minutes) must be a whole number from 0 to 1440'],
	])('refuses %j', async (options, message) => {
		const parameters = { detail: 'legs', options };
		await expect(trigger.activate({ parameters })).rejects.toThrow(message);
	});

	test('a test on the canvas shows calls with their legs, newest first', async () => {
		fileLegs(first, second);
		now = NOON + 10 * MINUTE;
		const items = await trigger.make({ mode: 'manual', ...grouped() }).test();
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({ callId: CALL, lateLeg: false, rang: ['204', '205'] }),
		]);
		expect(items[0].json.legs).toHaveLength(2);
	});
});

describe('legs one by one, asked for by their call', () => {
	const missed = { detail: 'legs', filters: { disposition: ['missed'] } };
	const inVain = [first, { ...second, talkSeconds: 0 }].map((leg) => ({
		...leg,
		disposition: 'NO ANSWER' as const,
	}));

	test('wait for the call, and come when nobody took it', async () => {
		const followed = await trigger.activate({ parameters: missed });
		fileLegs(...inVain);
		now = NOON + MINUTE;
		await followed.poll();
		expect(followed.json()).toEqual([]);

		now = NOON + 3 * MINUTE;
		await followed.poll();
		await followed.poll();
		expect(followed.json().map(({ extension, disposition }) => [extension, disposition])).toEqual([
			['204', 'noAnswer'],
			['205', 'noAnswer'],
		]);
		expect(followed.json()[0]).not.toHaveProperty('legs');
	});

	test('do not come when another phone took the call', async () => {
		const followed = await trigger.activate({ parameters: missed });
		fileLegs(first, second);
		now = NOON + 3 * MINUTE;
		await followed.poll();
		expect(followed.json()).toEqual([]);
	});

	test('come as the PBX names them, those alone that pass', async () => {
		const filters = { disposition: ['missed'], extension: '205' };
		const parameters = { ...missed, filters, simplify: false };
		const followed = await trigger.activate({ parameters });
		fileLegs(...inVain);
		now = NOON + 3 * MINUTE;
		await followed.poll();
		expect(followed.json()).toEqual([expect.objectContaining({ lastdst: '205-DEMOCO' })]);
	});

	test('come with the recording of their call', async () => {
		const filters = { extension: '205', disposition: ['answered'], queue: '900' };
		const parameters = { detail: 'legs', filters, options: { attachRecording: true } };
		const followed = await trigger.activate({ parameters });
		const columns = { lastapp: 'Queue', dst: '900' };
		const legs = [first, second].map((leg) => ({ ...leg, columns }));
		pbx.simulator.addEndedCall({ start: new Date(NOON), uniqueId: CALL, recording: true, legs });
		now = NOON + 3 * MINUTE;
		await followed.poll();
		expect(followed.json()).toEqual([
			expect.objectContaining({
				extension: '205',
				recording: expect.objectContaining({ found: true }) as object,
			}),
		]);
	});
});
