import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../../../simulator';
import type { Instance } from '../../../tools/n8n/instance';
import { CREDENTIAL_TYPE, NODE_TYPE, withCredential } from '../../../tools/n8n/workflows';
import { chain, node } from '../chain';
import { isEqual, type Part, type PartContext, type Row } from '../part';
import { startWatched, type WatchedInstance } from '../trigger/watchedInstance';
import { activateFeed, EVERY_FIVE_SECONDS, followedFeed } from '../trigger/workflow';
import { waitUntil } from '../trigger/waitUntil';

const TENANTS = 20;
const ITEMS = 1000;
/** Dials go one by one. */
const DIALS = 100;
const START = 'Start';

/** A credential that takes its values from the item: a tenant that is wrong by one is refused there. */
const BY_ITEM = {
	apiUrl: '={{ $json.apiUrl }}',
	apiKey: '={{ "key of " + $json.tenant }}',
	tenant: '={{ $json.tenant }}',
	timeZone: 'Asia/Jerusalem',
	allowInsecureHttp: true,
};

/** One credential with expressions, many tenants: every item asks its own, in a real n8n. */
export const tenants: Part = {
	name: 'tenants',
	async *run(context) {
		const pbxs = await startTenants(context);
		const n8n = await startWatched(context);
		yield* reading(n8n, pbxs);
		yield* dialling(n8n, pbxs);
		yield* lacking(n8n, pbxs);
		yield* withoutItems(n8n, context);
		const problems = pbxs.flatMap((pbx) => pbx.problems);
		yield isEqual('the simulated PBXs made no errors of their own', problems.length, 0);
	},
};

/** Tenants with a PBX and a key of their own each. */
async function startTenants({ cleanUp }: PartContext): Promise<Simulator[]> {
	const pbxs: Simulator[] = [];
	for (let place = 0; place < TENANTS; place++) {
		const tenant = `TENANT${place}`;
		const pbx = await startSimulator({ tenant, key: `key of ${tenant}` });
		cleanUp.add(async () => await pbx.stop());
		pbxs.push(pbx);
	}
	return pbxs;
}

async function* reading(n8n: Instance, pbxs: Simulator[]): AsyncGenerator<Row> {
	const items = itemsFor(pbxs, ITEMS);
	const state = { resource: 'extension', operation: 'getState', extension: '={{ $json.number }}' };
	const { out, error } = await run(n8n, state, items);
	yield isEqual(
		'1,000 items of 20 tenants are read in one run',
		[out.length, error],
		[ITEMS, null],
	);
	yield isEqual(
		'... each item in its own tenant',
		wrong(pbxs, items, ({ ext }) => ext),
		[],
	);
	const misplaced = out.filter(({ json }, place) => json.extension !== items[place].number);
	yield isEqual('... and comes out in its place', misplaced.length, 0);
}

async function* dialling(n8n: Instance, pbxs: Simulator[]): AsyncGenerator<Row> {
	const items = itemsFor(pbxs, DIALS);
	const dial = {
		resource: 'call',
		operation: 'dial',
		source: '204',
		destination: '={{ $json.number }}',
	};
	const { out, error } = await run(n8n, dial, items);
	const confirmed = out.filter(({ json }) => json.confirmed === true);
	yield isEqual('100 dials of 20 tenants are confirmed', [confirmed.length, error], [DIALS, null]);
	yield isEqual(
		'... each in its own tenant, once',
		wrong(pbxs, items, ({ dest }) => dest),
		[],
	);
}

async function* lacking(n8n: Instance, pbxs: Simulator[]): AsyncGenerator<Row> {
	const items = itemsFor(pbxs, 3).map((item, place) =>
		place === 1 ? { ...item, tenant: undefined } : item,
	);
	const state = { resource: 'extension', operation: 'getState', extension: '={{ $json.number }}' };
	const { out } = await run(n8n, state, items, 'continueRegularOutput');
	yield isEqual(
		'an item without a tenant fails alone',
		out.map(({ json }) => json.error ?? null),
		[null, 'Tenant is empty [item 1]', null],
	);
}

/** What a list of the form and a trigger say of a credential that needs an item. */
async function* withoutItems(n8n: WatchedInstance, { cleanUp }: PartContext): AsyncGenerator<Row> {
	const { client } = n8n;
	const words = /The credential holds an expression that needs an item/;
	const credential = await client.createCredential('By item', CREDENTIAL_TYPE, BY_ITEM);
	const listed = await client.listSearch(NODE_TYPE, 'searchExtensions', credential).then(
		() => 'a list',
		(error: Error) => error.message,
	);
	yield { what: 'a list says that it has no item', passed: words.test(listed), seen: listed };

	const feed = { pollTimes: EVERY_FIVE_SECONDS, cleanUp };
	const byItem = { ...feed, name: 'by item', apiKey: '={{ $json.key }}' };
	const refused = await activateFeed(n8n, byItem);
	const failed = async () => (await refused.triggerStatus())?.status === 'failed';
	await waitUntil(failed);
	const { errorMessage } = (await refused.triggerStatus()) ?? {};
	yield {
		what: 'the trigger says so, too',
		passed: words.test(errorMessage ?? ''),
		seen: errorMessage ?? 'nothing',
	};
	const byText = { ...feed, name: 'by text', apiKey: '={{ ["canary+/=&%", "key"].join(" ") }}' };
	const { memory } = await followedFeed(n8n, byText);
	yield isEqual('... and follows where the expression needs none', Object.keys(await memory()), [
		'feed',
	]);
}

/** So many items that take turns with the tenants, each with a number of its own; nothing was asked before. */
function itemsFor(pbxs: Simulator[], count: number): IDataObject[] {
	for (const pbx of pbxs) pbx.clearRequests();
	return Array.from({ length: count }, (_, index) => {
		const { url, tenant } = pbxs[index % pbxs.length];
		return { apiUrl: url, tenant, number: `05${10_000_000 + index}` };
	});
}

/** Tenants that were not asked for just the numbers of their own items. */
function wrong(
	pbxs: Simulator[],
	items: IDataObject[],
	numberIn: (params: Record<string, string>) => string,
): string[] {
	return pbxs
		.filter(({ requests, tenant }) => {
			const own = items.filter((item) => item.tenant === tenant).map(({ number }) => number);
			const asked = requests.map(({ params }) => numberIn(params)).sort();
			const isOwn = requests.every(({ params }) => params.tenant === tenant);
			return !isOwn || JSON.stringify(asked) !== JSON.stringify(own);
		})
		.map(({ tenant }) => tenant);
}

interface Ran {
	out: INodeExecutionData[];
	error: string | null;
}

/** Runs one operation over items that are pinned to the start. */
async function run(
	{ client }: Instance,
	parameters: IDataObject,
	items: IDataObject[],
	onError: 'stopWorkflow' | 'continueRegularOutput' = 'stopWorkflow',
): Promise<Ran> {
	const credential = await client.createCredential('By item', CREDENTIAL_TYPE, BY_ITEM);
	const start = node(START, 'n8n-nodes-base.manualTrigger', {});
	const asking = { ...node('GIS PBX', NODE_TYPE, parameters), onError };
	const workflow = withCredential(chain('Tenants', start, asking), credential);
	const pinData = { [START]: items.map((json) => ({ json })) };
	const id = await client.runWorkflow(
		await client.createWorkflow({ ...workflow, pinData }),
		start.name,
	);
	const { data } = await client.waitForExecution(id);
	const { runData, error } = data.resultData;
	return {
		out: runData[asking.name]?.at(-1)?.data?.main[0] ?? [],
		error: error?.message ?? null,
	};
}
