import { CANARY_SECRETS } from '../../../simulator';
import { leakSearch } from '../../engine/machinery/leaks';
import { WRONG_KEY } from '../faults/cases';
import { type Part, type PartContext, type Row } from '../part';
import { waitUntil } from '../trigger/waitUntil';
import { activateFeed, EVERY_FIVE_SECONDS, followedFeed } from '../trigger/workflow';
import type { WatchedInstance } from '../trigger/watchedInstance';
import { leaveTraces, SECRET_ROWS } from './leaving';
import { shownPlaces, type Place, type Shown } from './places';
import { formsOf, plantInN8n, type Form } from './planting';
import { queueMode } from './queueMode';
import { regularMode } from './regularMode';
import type { Searched } from './searched';

const DEBUG = { N8N_LOG_LEVEL: 'debug', N8N_LOG_OUTPUT: 'console,file' };

/** After everything that the pack does in n8n, no secret is found anywhere in it. */
const canaryIn = (
	name: string,
	start: (context: PartContext, env: Record<string, string>) => Promise<Searched>,
): Part => ({
	name,
	async *run(context) {
		const n8n = await start(context, DEBUG);
		const shown: Shown = { executions: [], answers: [], terminals: [] };
		const keys = await runTriggers(n8n, context);
		const secrets = [...keys, WRONG_KEY, ...CANARY_SECRETS];
		const { data } = await leaveTraces(n8n, context, shown);
		for (const { name: rows } of SECRET_ROWS) {
			const items = JSON.stringify(data.resultData.runData[rows]?.[0]?.data?.main ?? null);
			yield {
				what: `${rows}: they came, and the node has hidden them`,
				passed: items.includes('"[hidden]"'),
				seen: `${items.split('"[hidden]"').length - 1} hidden values`,
			};
		}
		await n8n.stopAll();
		shown.terminals = n8n.terminals();
		const search = leakSearch(secrets);
		const places = [...shownPlaces(shown), ...(await n8n.places())];
		for (const place of places) yield cleanRow(place, search);
		yield allSearched(places, shown, secrets);

		context.report('planting every form in every place');
		const passwords = CANARY_SECRETS.filter((secret) => secret.includes('+'));
		const forms = formsOf([...keys, WRONG_KEY, ...passwords]);
		await n8n.startAll();
		shown.executions.push(await plantInN8n(n8n.client, forms));
		await n8n.stopAll();
		const text = forms.map((form) => `before${form.text}after\n`).join('');
		shown.answers.push(text);
		shown.terminals.push(text);
		await n8n.plant(text);
		for (const place of [...shownPlaces(shown), ...(await n8n.places())]) {
			yield plantedRow(place, forms, search);
		}
	},
});

export const canary = canaryIn('canary', regularMode);
export const canaryQueue = canaryIn('canaryQueue', queueMode);

type Search = (text: string) => string[];

const lengthOf = ({ texts }: Place) => texts.reduce((sum, { length }) => sum + length, 0);
const kilobytes = (length: number) => `${Math.ceil(length / 1_000)} kB`;

function allSearched(places: Place[], { terminals }: Shown, secrets: string[]): Row {
	const size = (count: (place: Place) => number) =>
		places.reduce((sum, one) => sum + count(one), 0);
	return {
		what: "every place was searched, n8n's log at debug level",
		passed:
			places.every((place) => lengthOf(place) > 0) &&
			terminals.every((text) => /\bdebug\b/.test(text)),
		seen: `${places.length} places, ${size(({ texts }) => texts.length)} texts, ${kilobytes(size(lengthOf))}, ${secrets.length} secrets`,
	};
}

function cleanRow(place: Place, search: Search): Row {
	const { name, texts } = place;
	const hits = texts.flatMap((text) =>
		search(text).map((label) => `${label} in ${text.slice(0, 60)}`),
	);
	const searched = `${hits.length} hits in ${texts.length} texts, ${kilobytes(lengthOf(place))}`;
	return {
		what: `no secret in: ${name}`,
		passed: hits.length === 0,
		seen: [searched, ...hits].join('; '),
	};
}

function plantedRow({ name, texts }: Place, forms: Form[], search: Search): Row {
	const found = new Set(texts.flatMap(search));
	const missed = forms.filter(({ label }) => !found.has(label)).map(({ label }) => label);
	return {
		what: `the search finds each form planted in: ${name}`,
		passed: missed.length === 0,
		seen: [`${forms.length - missed.length} of ${forms.length}`, ...missed].join('; '),
	};
}

/** A trigger that delivers, then fails at its polls, and one whose key is wrong; returns the keys. */
async function runTriggers(n8n: WatchedInstance, { cleanUp }: PartContext): Promise<string[]> {
	const options = { pollTimes: EVERY_FIVE_SECONDS, cleanUp };
	const refused = await activateFeed(n8n, { ...options, name: 'refused', apiKey: WRONG_KEY });
	const feed = await followedFeed(n8n, { ...options, name: 'follows calls' });
	const failures = async () => (await feed.executions()).filter(({ error }) => error).length;
	for (const fault of ['echoRequest', 'http500'] as const) {
		feed.pbx.clearFaults();
		feed.pbx.fail(fault);
		const before = await failures();
		if (!(await waitUntil(async () => (await failures()) > before))) {
			throw new Error(`No poll has failed of ${fault}`);
		}
	}
	const isRefused = async () => (await refused.triggerStatus())?.status === 'failed';
	if (!(await waitUntil(isRefused))) throw new Error('The wrong key was not refused');
	return [feed.pbx.key, feed.pbx.readOnlyKey];
}
