import { randomUUID } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';
import { startSimulator, type EventOptions } from '../../../simulator';
import { installN8n, N8N_1X_VERSION, N8N_VERSION } from '../../../tools/n8n/install';
import { credentialFor } from '../../../tools/n8n/withPbx';
import { CALL_EVENT_TRIGGER_TYPE } from '../../../tools/n8n/workflows';
import { leakSearch } from '../../engine/machinery/leaks';
import { regularMode } from '../canary/regularMode';
import type { Searched } from '../canary/searched';
import { chain, node } from '../chain';
import { isEqual, type Part, type Row } from '../part';
import { fieldsOf, Stage } from '../stage';
import type { N8nDatabase } from '../trigger/database';
import { waitUntil } from '../trigger/waitUntil';

const TRIGGER = 'Call Event';
const EVENT = 'Event';
const DEBUG = { N8N_LOG_LEVEL: 'debug', N8N_LOG_OUTPUT: 'console,file' };
const WRONG_SECRET = 'canary-wrong-event-secret';
const NAME = 'דנה לדוגמה & בנו';

const WEAK_SECRETS: Array<[string, string]> = [
	['', 'is empty'],
	['fifteen letters', 'is shorter than 16 characters'],
];

const FORMS: Array<[string, Partial<EventOptions>]> = [
	['GET', { method: 'GET' }],
	['a form', { encoding: 'form' }],
	['a multipart form', { encoding: 'multipart' }],
	['JSON', { encoding: 'json' }],
];

/** The PBX's own web hook, received by an active workflow in real n8n over HTTP. */
const eventsIn = (name: string, version: string): Part => ({
	name,
	async *run(context) {
		const install = await installN8n(version, context.report);
		const n8n = await regularMode({ ...context, install }, DEBUG);
		const pbx = await startSimulator();
		context.cleanUp.add(async () => await pbx.stop());
		const trigger = node(TRIGGER, CALL_EVENT_TRIGGER_TYPE, {});
		const workflow = chain(name, trigger, node(EVENT, 'n8n-nodes-base.noOp', {}));
		const stage = await Stage.set(n8n, install, pbx, workflow);
		for (const [eventSecret, words] of WEAK_SECRETS) {
			yield await refusalRow(stage, n8n.database, eventSecret, words);
		}
		yield* production(stage);
		yield* answers(stage);
		yield* testUrl(stage);
		yield* afterRestart(stage);
		yield isEqual('the PBX is asked nothing', pbx.requests.length, 0);
		await n8n.stop();
		yield* secretRows(n8n, [pbx.eventSecret, pbx.key, WRONG_SECRET]);
	},
});

export const events2x = eventsIn('events2x', N8N_VERSION);
export const events1x = eventsIn('events1x', N8N_1X_VERSION);

/** With an address of its own, as n8n gives a workflow that is pasted. */
async function importAnew(stage: Stage, parameters: IDataObject = {}): Promise<string> {
	return await stage.import({
		[TRIGGER]: (node) => {
			node.webhookId = randomUUID();
			Object.assign(node.parameters, parameters);
		},
	});
}

/** n8n 1.x refuses while it activates; 2.x says yes and tells a moment later. */
async function refusalRow(
	stage: Stage,
	database: N8nDatabase,
	eventSecret: string,
	words: string,
): Promise<Row> {
	const { n8n, pbx, credential } = stage;
	const { client } = n8n;
	await client.updateCredential(credential, { ...credentialFor(pbx), eventSecret });
	const workflowId = await importAnew(stage);
	let seen = await stage.activate().then(
		() => '',
		(error: Error) => error.message,
	);
	if (seen === '') {
		const status = async () => await database.triggerStatus(workflowId);
		await waitUntil(async () => (await status())?.status === 'failed');
		seen = (await status())?.errorMessage ?? 'activated';
	}
	await client.deactivateWorkflow(workflowId).catch(() => undefined);
	await client.updateCredential(credential, credentialFor(pbx));
	return {
		what: `the activation is refused in words: Event Secret "${eventSecret}"`,
		passed: seen.includes(`Event Secret of the credential ${words}`),
		seen,
	};
}

async function* production(stage: Stage): AsyncGenerator<Row> {
	const { pbx } = stage;
	await importAnew(stage);
	await stage.activate();
	const url = stage.eventUrl(TRIGGER);
	const next = async (count: number) => await nextExecutions(stage, count);
	const answer = async () => await fetch(url);
	await waitUntil(async () => (await answer()).status === 403);
	const refusal = await answer();
	yield isEqual(
		'without the secret nobody is let in, and is told so',
		[refusal.status, await refusal.text()],
		[403, 'The field "key" is not the Event Secret of the credential.'],
	);

	for (const [form, how] of FORMS) {
		const call = pbx.addEndedCall({ recording: true, talkSeconds: 30, ringSeconds: 5 });
		const wrong = await pbx.sendCallEvents(call.uniqueId, { url, ...how, secret: WRONG_SECRET });
		yield isEqual(`${form}: a wrong secret is refused`, wrong, [403, 403, 403]);
		const statuses = await pbx.sendCallEvents(call.uniqueId, { url, ...how });
		yield isEqual(`${form}: each event is thanked for`, statuses, [200, 200, 200]);
		const items = await next(3);
		yield isEqual(
			`... and starts the workflow once, none of the wrong ones did`,
			fieldsOf(items, 'event', 'callId', 'extension', 'durationSeconds', 'repeated'),
			[
				{ event: 'ringing', extension: null, durationSeconds: null },
				{ event: 'answered', extension: '204', durationSeconds: null },
				{ event: 'ended', extension: '204', durationSeconds: 35 },
			].map(({ event, ...others }) => ({
				event,
				callId: call.uniqueId,
				...others,
				repeated: false,
			})),
		);
	}

	const { uniqueId } = pbx.addEndedCall({ talkSeconds: 0 });
	await pbx.sendCallEvents(uniqueId, { url, copies: 2, order: 'reversed' });
	yield isEqual(
		'copies and late events are marked, and passed on all the same',
		fieldsOf(await next(6), 'event', 'repeated', 'outOfOrder').map((one) => Object.values(one)),
		[
			['ended', false, false],
			['ended', true, false],
			['missed', false, true],
			['missed', true, true],
			['ringing', false, true],
			['ringing', true, true],
		],
	);
}

const JSON_LABELS = [undefined, 'application/json', 'text/plain', 'application/octet-stream'];
const FORM_LABEL = 'application/x-www-form-urlencoded';
const NO_ENTRY = [403, 'The field "key" is not the Event Secret of the credential.'];
const TOO_MUCH = [400, 'This is no event of a call: it holds too much.'];

/** What n8n itself sends back, word for word. */
async function* answers(stage: Stage): AsyncGenerator<Row> {
	const { pbx } = stage;
	await importAnew(stage, { events: ['ringing'] });
	await stage.activate();
	const url = stage.eventUrl(TRIGGER);
	const post = async (fields: object, label?: string): Promise<unknown[]> => {
		// One that n8n has closed while idle takes no long body.
		const headers: Record<string, string> = { connection: 'close' };
		if (label) headers['content-type'] = label;
		const body = new Blob([JSON.stringify(fields)]);
		const response = await fetch(url, { method: 'POST', headers, body });
		return [response.status, await response.text()];
	};
	await waitUntil(async () => (await post({}))[0] === 403);
	const event = { key: pbx.eventSecret, action: 'ring', from_phone: '0500000001' };

	for (const label of [...JSON_LABELS, FORM_LABEL]) {
		const answer = await post(event, label);
		yield isEqual(`JSON labelled ${label ?? 'with nothing'} is thanked for`, answer, [200, 'OK']);
		const items = await nextExecutions(stage, 1);
		yield isEqual('... and starts the workflow', fieldsOf(items, 'event', 'from'), [
			{ event: 'ringing', from: '0500000001' },
		]);
	}
	const unwanted = await post({ ...event, action: 'missed' });
	yield isEqual('an event that is not wanted is thanked for, too', unwanted, [200, 'OK']);
	for (const fields of [{}, { action: 'ring' }, { ...event, key: WRONG_SECRET }, { key: [[]] }]) {
		const what = Object.keys(fields).join() || 'nothing';
		yield isEqual(`no entry: ${what}`, await post(fields), NO_ENTRY);
	}
	const many = Object.fromEntries(Array.from({ length: 300_000 }, (_, at) => [`f${at}`, 'x']));
	const json = 'application/json';
	yield isEqual('300,000 fields, unproved', await post({ ...many }, json), NO_ENTRY);
	yield isEqual('300,000 fields, proved', await post({ ...many, ...event }, json), TOO_MUCH);
	const levels = '{"a":'.repeat(3_000) + '1' + '}'.repeat(3_000);
	const deep = { ...event, a: JSON.parse(levels) as unknown };
	yield isEqual('3,000 levels', await post(deep, json), TOO_MUCH);
	for (const action of ['constructor', '__proto__']) {
		yield isEqual(`the action ${action}`, await post({ ...event, action }), [200, 'OK']);
	}
}

/** Simplify is off here; what the PBX might send is full of secrets. */
async function* testUrl(stage: Stage): AsyncGenerator<Row> {
	const { pbx } = stage;
	await importAnew(stage, { simplify: false, events: ['ended'] });
	await stage.listen(TRIGGER);
	const url = stage.eventUrl(TRIGGER, 'webhook-test');
	const { uniqueId } = pbx.addEndedCall({ recording: true });
	const key = encodeURIComponent(pbx.key);
	const extra = {
		name: NAME,
		echo: `${pbx.eventSecret} ${pbx.key}`,
		record_url: encodeURIComponent(`${pbx.origin}/rec?id=1&key=${key}&copy=${key}`),
	};
	const wrong = await pbx.sendCallEvents(uniqueId, { url, extra, secret: WRONG_SECRET });
	yield isEqual('the Test URL refuses a wrong secret', wrong, [403, 403, 403]);
	const statuses = await pbx.sendCallEvents(uniqueId, { url, extra });
	yield isEqual('... listens on, and takes every event', statuses, [200, 200, 200]);
	const items = await nextExecutions(stage, 1);
	yield isEqual(
		'the one that was waited for comes, in the words of the PBX',
		fieldsOf(items, 'action', 'original_call_id', 'extension', 'vendor', 'name', 'repeated'),
		[
			{
				action: 'hangup',
				original_call_id: uniqueId,
				extension: '204-DEMOCO',
				vendor: 'gis',
				name: NAME,
				repeated: false,
			},
		],
	);
	const again = await pbx.sendCallEvents(uniqueId, { url });
	yield isEqual('then the Test URL is closed', again, [404, 404, 404]);
}

async function* afterRestart(stage: Stage): AsyncGenerator<Row> {
	const { n8n, pbx } = stage;
	await importAnew(stage);
	await stage.activate();
	const url = stage.eventUrl(TRIGGER);
	const isOpen = async () => (await fetch(url).catch(() => undefined))?.status === 403;
	await waitUntil(isOpen);
	await n8n.stop();
	await n8n.start();
	await n8n.client.login();
	await waitUntil(isOpen);
	const { uniqueId } = pbx.addEndedCall();
	await pbx.sendCallEvents(uniqueId, { url, endWord: 'ended' });
	const items = await nextExecutions(stage, 3);
	const events = fieldsOf(items, 'event').map(({ event }) => event);
	yield isEqual('after a restart of n8n events arrive', events, ['ringing', 'answered', 'ended']);
}

/** The items of the next executions, in the order in which those began; all of them end well. */
async function nextExecutions(stage: Stage, count: number) {
	const items = [];
	for (let left = count; left > 0; left--) {
		const ran = await stage.nextExecution();
		if (ran.status !== 'success') throw new Error(`It ended with ${ran.status}: ${ran.error}`);
		items.push(...ran.items(EVENT));
	}
	return items;
}

async function* secretRows(n8n: Searched, secrets: string[]): AsyncGenerator<Row> {
	const search = leakSearch(secrets);
	const [terminal] = n8n.terminals();
	const places = [{ name: 'terminal', texts: [terminal] }, ...(await n8n.places())];
	const hits = places.flatMap(({ name, texts }) =>
		texts.flatMap(search).map((label) => `${label} in ${name}`),
	);
	const length = places.flatMap(({ texts }) => texts).reduce((sum, text) => sum + text.length, 0);
	yield {
		what: "no secret is in n8n's database, files or log at debug level",
		passed: hits.length === 0 && length > 0 && /\bdebug\b/.test(terminal),
		seen: hits.join('; ') || `0 hits in ${Math.ceil(length / 1_000)} kB`,
	};
	const words = /refused a request: [^\n]*/.exec(terminal)?.[0] ?? 'nothing';
	yield { what: 'the log says why one was refused', passed: words.includes('"key"'), seen: words };
	const lines = terminal.split('\n').filter((line) => line.includes('refused a request'));
	yield {
		what: 'a refusal without a secret is told apart from one with a wrong one',
		passed: ['There is no field "key"', 'is not the Event Secret'].every((each) =>
			lines.some((line) => line.includes(each)),
		),
		seen: `${lines.length} lines for some 40 refusals`,
	};
}
