import type { EventOptions } from '../../../simulator';
import { logLines } from '../harness/engine';
import { leaksIn } from '../machinery/leaks';
import { usePbx } from '../support';
import { lifecycle, listen, type ListenOptions, type Listening } from './eventHarness';

const SECRET = 'canary of the web hook +/="&';
const pbx = usePbx({ eventSecret: SECRET });
let listening: Listening[] = [];

afterEach(async () => {
	for (const one of listening) await one.stop();
	listening = [];
});

const credentials = (fields: Record<string, unknown> = {}) => ({
	gisPbxApi: pbx.credential({ eventSecret: SECRET, ...fields }),
});

async function open(options: Partial<ListenOptions> = {}): Promise<Listening> {
	const opened = await listen({ credentials: credentials(), ...options });
	listening.push(opened);
	return opened;
}

const send = async (
	callId: string,
	{ url }: Listening,
	options: Partial<EventOptions> = {},
): Promise<number[]> => await pbx.simulator.sendCallEvents(callId, { url, ...options });

const answeredCall = () =>
	pbx.simulator.addEndedCall({ recording: true, talkSeconds: 30, ringSeconds: 5 }).uniqueId;

describe.each<[string, Partial<EventOptions>]>([
	['GET', { method: 'GET' }],
	['a form', { encoding: 'form' }],
	['a multipart form', { encoding: 'multipart' }],
	['JSON', { encoding: 'json' }],
])('events sent as %s', (_form, how) => {
	test('each is passed on at once, in the words of the pack', async () => {
		const callId = answeredCall();
		const trigger = await open();
		expect(await send(callId, trigger, how)).toEqual([200, 200, 200]);
		const call = {
			callId,
			linkedId: callId,
			direction: 'inbound',
			disposition: null,
			from: '0500000001',
			to: '0700000000',
			externalNumber: '0500000001',
			externalNumberE164: '+972500000001',
			extension: null,
			durationSeconds: null,
			recordingUrl: null,
			at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[23]:00$/) as string,
			repeated: false,
			outOfOrder: false,
		};
		const { url } = pbx.simulator;
		expect(trigger.executions.map((items) => items.map(({ json }) => json))).toEqual([
			[{ ...call, event: 'ringing' }],
			[{ ...call, event: 'answered', disposition: 'answered', extension: '204' }],
			[
				{
					...call,
					event: 'ended',
					extension: '204',
					durationSeconds: 35,
					recordingUrl: `${url}?reqtype=INFO&info=recording&id=${callId}`,
				},
			],
		]);
		expect(pbx.sent()).toEqual([]);
	});

	test('a Hebrew text arrives as it was sent', async () => {
		const trigger = await open({ parameters: { simplify: false } });
		await send(answeredCall(), trigger, { ...how, extra: { name: 'דנה כהן + בנו' } });
		expect(trigger.json()[0]).toMatchObject({ name: 'דנה כהן + בנו', vendor: 'gis' });
	});

	test('a wrong secret is refused in words and starts nothing', async () => {
		const trigger = await open();
		const wrong = { ...how, secret: 'canary-wrong' };
		expect(await send(answeredCall(), trigger, wrong)).toEqual([403, 403, 403]);
		expect(trigger.executions).toEqual([]);
	});

	test('neither the secret nor the API key is in what is put out or logged', async () => {
		const { key, origin } = pbx.simulator;
		const record_url = encodeURIComponent(
			`${origin}/rec?id=1&key=${encodeURIComponent(key)}&other=${encodeURIComponent(SECRET)}`,
		);
		const extra = { record_url, echo: `key=${SECRET}`, token: 'canary-token' };
		const triggers = [await open(), await open({ parameters: { simplify: false } })];
		for (const trigger of triggers) {
			await send(answeredCall(), trigger, { ...how, extra });
			await send(answeredCall(), trigger, { ...how, extra, secret: 'canary-wrong' });
		}
		const secrets = [SECRET, key, 'canary-wrong', 'canary-token'];
		for (const { executions, logs } of triggers) {
			expect(executions).toHaveLength(3);
			expect(leaksIn(JSON.stringify([executions, logs()]), secrets)).toEqual([]);
			expect(logs().join()).toContain('refused a request');
		}
	});
});

test('older systems say ended; a call that nobody took is missed', async () => {
	const { uniqueId } = pbx.simulator.addEndedCall({ talkSeconds: 0 });
	const trigger = await open();
	await send(uniqueId, trigger, { endWord: 'ended' });
	expect(trigger.json().map(({ event, disposition }) => [event, disposition])).toEqual([
		['ringing', null],
		['missed', 'noAnswer'],
		['ended', null],
	]);
});

test('what came before is marked, and passed on all the same', async () => {
	const callId = answeredCall();
	const trigger = await open();
	await send(callId, trigger, { copies: 2, order: 'reversed' });
	expect(
		trigger.json().map(({ event, repeated, outOfOrder }) => [event, repeated, outOfOrder]),
	).toEqual([
		['ended', false, false],
		['ended', true, false],
		['answered', false, true],
		['answered', true, true],
		['ringing', false, true],
		['ringing', true, true],
	]);
});

test('events that do not start the workflow are remembered for the marks', async () => {
	const callId = answeredCall();
	const parameters = { events: ['ringing'], simplify: false };
	const trigger = await open({ parameters });
	expect(await send(callId, trigger, { order: 'reversed' })).toEqual([200, 200, 200]);
	expect(trigger.json()).toMatchObject([{ action: 'ring', repeated: false, outOfOrder: true }]);
});

test('a test in the editor and the active workflow remember apart', async () => {
	const callId = answeredCall();
	const workflowId = 'both';
	const active = await open({ workflowId });
	const test = await open({ workflowId, mode: 'manual' });
	await send(callId, active);
	await send(callId, test);
	expect(test.json().map(({ repeated }) => repeated)).toEqual([false, false, false]);
	await send(callId, active);
	expect(active.json().map(({ repeated }) => repeated)).toEqual([
		...[false, false, false],
		...[true, true, true],
	]);
});

describe('which events start the workflow', () => {
	const eventsWith = async (parameters: ListenOptions['parameters'], extra = {}) => {
		const trigger = await open({ parameters });
		await send(answeredCall(), trigger, { extra });
		return trigger.json().map(({ event }) => event);
	};

	test.each([
		[{ events: ['answered', 'ended'] }, ['answered', 'ended']],
		[{ events: ['missed'] }, []],
		[{ events: [] }, ['ringing', 'answered', 'ended']],
		[{ filters: { direction: 'inbound' } }, ['ringing', 'answered', 'ended']],
		[{ filters: { direction: 'outbound' } }, []],
		[{ filters: { extension: '204' } }, ['answered', 'ended']],
		[{ filters: { extension: '205' } }, []],
		[{ filters: { phone: '+972500000001' } }, ['ringing', 'answered', 'ended']],
		[{ filters: { phone: '0500000002' } }, []],
	])('%j: %p', async (parameters, events) => {
		expect(await eventsWith(parameters)).toEqual(events);
	});

	test('an event that the node does not know comes only where all are wanted', async () => {
		expect(await eventsWith({}, { action: 'Parked' })).toEqual([]);
		expect(await eventsWith({ events: [] }, { action: 'Parked' })).toEqual([
			...['parked', 'parked', 'parked'],
		]);
	});
});

const ask = async ({ url }: Listening, fields: Record<string, string>) => {
	const response = await fetch(`${url}?${new URLSearchParams(fields)}`);
	return [response.status, await response.text()];
};

test('the answers are words: thanks, a wrong secret, no event', async () => {
	const trigger = await open();
	expect(await ask(trigger, { key: SECRET, action: 'ring' })).toEqual([200, 'OK']);
	expect(await ask(trigger, { action: 'ring' })).toEqual([
		403,
		'The field "key" is not the Event Secret of the credential.',
	]);
	expect(await ask(trigger, { key: SECRET })).toEqual([
		400,
		'This is no event of a call: the field "action" is missing.',
	]);
	expect(trigger.json()).toMatchObject([{ event: 'ringing', callId: null, repeated: false }]);
});

const refusals = ({ logs }: Listening) =>
	logs().filter((line) => line.includes('refused a request'));

const post = async ({ url }: Listening, body: string | Buffer, type?: string) => {
	const headers: Record<string, string> = type ? { 'content-type': type } : {};
	const response = await fetch(url, { method: 'POST', headers, body: new Blob([body]) });
	return [response.status, await response.text()];
};

describe('JSON under any label', () => {
	const event = JSON.stringify({ key: SECRET, action: 'ring', from_phone: '0500000001' });

	test.each([
		[undefined],
		['application/json'],
		['text/plain'],
		['text/html; charset=utf-8'],
		['application/octet-stream'],
		['application/x-www-form-urlencoded'],
	])('%p is read', async (type) => {
		const trigger = await open();
		expect(await post(trigger, event, type)).toEqual([200, 'OK']);
		expect(trigger.json()).toMatchObject([{ event: 'ringing', from: '0500000001' }]);
	});

	test('a secret in the address lets in what the body says', async () => {
		const trigger = await open();
		const url = `${trigger.url}?${new URLSearchParams({ key: SECRET })}`;
		expect(await post({ ...trigger, url }, '{"action":"missed"}')).toEqual([200, 'OK']);
		expect(trigger.json()).toMatchObject([{ event: 'missed' }]);
	});
});

test('no secret and a wrong one get one and the same answer; the log tells them apart', async () => {
	const answers = [];
	const lines = [];
	for (const body of ['{"key":"wrong","action":"ring"}', '{"action":"ring"}', '', 'no json']) {
		const trigger = await open();
		answers.push(await post(trigger, body));
		lines.push(
			...refusals(trigger).map((line) => /refused a request: (.*?)(?: \{\})?$/.exec(line)?.[1]),
		);
		expect(trigger.executions).toEqual([]);
	}
	expect(new Set(answers.map(String)).size).toBe(1);
	const none =
		'There is no field "key", neither in the address nor in a body that is a form or JSON';
	expect(lines).toEqual([
		'The field "key" is not the Event Secret of the credential',
		...[none, none, none],
	]);
});

test('a hundred refusals make one line in the log', async () => {
	const trigger = await open();
	for (let count = 0; count < 100; count++) {
		expect(await ask(trigger, { key: `wrong ${count}`, action: 'ring' })).toMatchObject([403, {}]);
	}
	expect(refusals(trigger)).toHaveLength(1);
});

describe('what is more than an event', () => {
	const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
	const wide = (count: number) => Array.from({ length: count }, (_, at) => `"f${at}":1`).join();

	test.each([
		['300,000 fields', `{"action":"ring",${wide(300_000)}`],
		['10,000 levels', `{"action":"ring","a":${deep(10_000)}`],
	])('%s: refused, before the secret and behind it', async (_what, begun) => {
		const trigger = await open();
		expect(await post(trigger, `${begun},"key":"wrong"}`, 'application/json')).toMatchObject([
			403,
			{},
		]);
		expect(
			await post(trigger, `${begun},"key":${JSON.stringify(SECRET)}}`, 'application/json'),
		).toEqual([400, 'This is no event of a call: it holds too much.']);
		expect(trigger.executions).toEqual([]);
	});

	test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
		'the action %p is a word like any other',
		async (action) => {
			const trigger = await open({ parameters: { events: [] } });
			expect(await ask(trigger, { key: SECRET, action })).toEqual([200, 'OK']);
			expect(trigger.json()).toMatchObject([{ event: action.toLowerCase(), disposition: null }]);
		},
	);
});

test('without an Event Secret nobody is let in', async () => {
	const trigger = await open({ credentials: credentials({ eventSecret: ' ' }) });
	expect(await ask(trigger, { key: '', action: 'ring' })).toMatchObject([403, {}]);
	expect(await ask(trigger, { key: ' ', action: 'ring' })).toMatchObject([403, {}]);
});

test('a wrong parameter is named', async () => {
	const trigger = await open({ parameters: { events: ['rang'] } });
	expect(await ask(trigger, { key: SECRET, action: 'ring' })).toEqual([
		500,
		expect.stringContaining('Trigger On must hold only'),
	]);
});

describe('the activation', () => {
	test('only answers: the PBX knows no registration', async () => {
		const options = { credentials: credentials() };
		expect(await lifecycle('checkExists', options)).toBe(false);
		expect(await lifecycle('create', options)).toBe(true);
		expect(await lifecycle('delete', options)).toBe(true);
		expect(pbx.sent()).toEqual([]);
	});

	test.each(['', ' '])('is refused in words when the Event Secret is %p', async (eventSecret) => {
		await expect(
			lifecycle('create', { credentials: credentials({ eventSecret }) }),
		).rejects.toMatchObject({
			message:
				'Event Secret of the credential is empty: fill in the secret agreed with GIS support',
			description: 'Without a good one, anybody could send events',
		});
	});

	test('is refused in words when the Event Secret is short', async () => {
		const short = { credentials: credentials({ eventSecret: 'fifteen letters' }) };
		for (const activation of ['activate', 'update', 'create', 'manual'] as const) {
			await expect(lifecycle('create', { ...short, activation })).rejects.toThrow(
				'Event Secret of the credential is shorter than 16 characters: agree on a longer one with GIS support',
			);
		}
	});

	test('a restart of n8n keeps what was active with a short one, and warns; an empty one fails', async () => {
		const short = credentials({ eventSecret: 'fifteen letters' });
		for (const activation of ['init', 'leadershipChange'] as const) {
			const before = logLines.length;
			expect(await lifecycle('create', { credentials: short, activation })).toBe(true);
			expect(logLines.slice(before).join()).toContain('is shorter than 16 characters');
			await expect(
				lifecycle('create', { credentials: credentials({ eventSecret: '' }), activation }),
			).rejects.toThrow('Event Secret of the credential is empty');
		}
	});

	test('is refused in words when something else of the credential is wrong', async () => {
		await expect(
			lifecycle('create', { credentials: credentials({ timeZone: 'Asia/Nowhere' }) }),
		).rejects.toThrow('Time Zone of the credential is unknown: Asia/Nowhere');
	});

	test('is refused in words when the credential takes a value from an item', async () => {
		await expect(
			lifecycle('create', { credentials: credentials({ tenant: '={{ $json.tenant }}' }) }),
		).rejects.toThrow('The credential holds an expression that needs an item');
	});

	test('takes what an expression gives without an item', async () => {
		const eventSecret = `={{ ${JSON.stringify(SECRET)} }}`;
		const callId = answeredCall();
		const trigger = await open({ credentials: credentials({ eventSecret }) });
		expect(await send(callId, trigger)).toEqual([200, 200, 200]);
		expect(trigger.executions).toHaveLength(3);
	});
});
