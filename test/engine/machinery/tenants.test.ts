import { usePbx } from '../support';
import { leaksIn } from './leaks';
import { DIAL_EACH, RETRY } from './sentOnce';
import { useTenants } from './tenants';

const NAMES = ['DEMOCO', 'OTHER', 'THIRD'];
const DEMOCO = 0;
const OTHER = 1;

const pbx = usePbx();
const tenants = useTenants(pbx, NAMES);
const STATE_EACH = { resource: 'extension', operation: 'getState', extension: '={{ $json.ext }}' };
const CONTINUE = { onError: 'continueRegularOutput' as const };
const ADD = {
	resource: 'phonebook',
	operation: 'addContact',
	phonebook: { __rl: true, mode: 'name', value: 'Default' },
	fieldsMode: 'json',
	contactJson: '={{ { NAME: $json.ext } }}',
};

const credentials = (fields?: Record<string, unknown>) => ({
	gisPbxApi: tenants.credential(fields),
});

/** So many items, which take turns with the tenants; each asks for a number of its own. */
const itemsOf = (count: number) =>
	Array.from({ length: count }, (_, index) =>
		tenants.itemOf(index % NAMES.length, {
			ext: String(1000 + index),
			destination: `05000${1000 + index}`,
		}),
	);
const every = (start: number, texts: string[]) =>
	texts.filter((_, index) => index % NAMES.length === start);

describe('where the credential holds expressions', () => {
	test.each([
		['reads', STATE_EACH, 'ext', 'ext'],
		['writes', DIAL_EACH, 'dest', 'destination'],
	] as const)('each item of %s asks its own tenant', async (_, parameters, sentAs, field) => {
		const items = itemsOf(30);
		const run = await pbx.run(parameters, { items, credentials: credentials() });

		expect(run.error).toBeUndefined();
		const numbers = items.map((item) => item[field]);
		for (const place of NAMES.keys()) {
			expect(tenants.arrived(sentAs)[place].toSorted()).toEqual(every(place, numbers));
			expect(tenants.arrived('tenant')[place]).toEqual(Array(10).fill(NAMES[place]));
		}
		expect(run.items().map(({ pairedItem }) => pairedItem)).toEqual(
			items.map((__, item) => ({ item })),
		);
		const keys = tenants.pbxs.map(({ key }) => key);
		expect(leaksIn(run.text(), keys)).toEqual([]);
	});

	test('a sole item asks for the credential once', async () => {
		const items = [tenants.itemOf(OTHER, { ext: '204' })];
		const run = await pbx.run(STATE_EACH, { items, credentials: credentials() });

		expect(run.error).toBeUndefined();
		expect(run.decryptions).toBe(1);
		expect(tenants.arrived('ext')).toEqual([[], ['204'], []]);
	});

	test('a lot goes to one tenant', async () => {
		const places = [DEMOCO, DEMOCO, OTHER, OTHER, OTHER, DEMOCO];
		const run = await pbx.run(
			{ ...ADD, options: { batchSize: 100 } },
			{
				items: places.map((place, index) => tenants.itemOf(place, { ext: String(index) })),
				credentials: credentials(),
			},
		);

		expect(run.error).toBeUndefined();
		const sizes = run.json().map(({ batch }) => (batch as { size: number }).size);
		expect(sizes).toEqual([2, 2, 3, 3, 3, 1]);
		expect(tenants.pbxs.map(({ requests }) => requests.length)).toEqual([2, 1, 0]);
	});

	test('a number is held back in the tenant that it was sent in', async () => {
		const once = { ...DIAL_EACH, options: { oncePerNumberMinutes: 60 } };
		const destination = '0500770077';
		const places = [DEMOCO, OTHER, OTHER, DEMOCO];
		const run = await pbx.run(once, {
			items: places.map((place) => tenants.itemOf(place, { destination })),
			credentials: credentials(),
			node: CONTINUE,
		});

		const held = expect.stringContaining('was sent to the PBX') as string;
		const sent = undefined;
		expect(run.json().map(({ error }) => error)).toEqual([sent, sent, held, held]);
		expect(tenants.arrived('dest')).toEqual([[destination], [destination], []]);
	});

	test('an outcome is remembered for the tenant that it was had in', async () => {
		let asked = 0;
		const moving = {
			...tenants.credential(),
			/** What an expression may give that looks at the time. */
			get apiUrl() {
				return tenants.pbxs[asked++ === 0 ? DEMOCO : OTHER].url;
			},
			get tenant() {
				return NAMES[asked === 1 ? DEMOCO : OTHER];
			},
			apiKey: '={{ "canary of " + $self["tenant"] }}',
		};
		tenants.pbxs[DEMOCO].fail('dropBeforeReply');
		const run = await pbx.run(DIAL_EACH, {
			items: [{ destination: '0500000001' }],
			credentials: { gisPbxApi: moving },
			node: RETRY,
		});

		expect(tenants.arrived('dest')).toEqual([['0500000001'], ['0500000001'], []]);
		expect(run.json()[0]).toMatchObject({ confirmed: true });
	});

	test('a dry run says which tenant would be asked', async () => {
		const run = await pbx.run(
			{ ...DIAL_EACH, options: { dryRun: true } },
			{ items: itemsOf(3), credentials: credentials() },
		);

		const planned = run
			.json()
			.map(({ wouldSend }) => (wouldSend as Array<{ parameters: object }>)[0].parameters);
		expect(planned).toEqual(
			NAMES.map((tenant) => expect.objectContaining({ tenant, key: '[hidden]' }) as object),
		);
	});

	test('time zone and caller ID are those of the item, too', async () => {
		const zones = ['Europe/Rome', 'Asia/Jerusalem', 'America/New_York'];
		const run = await pbx.run(
			{
				resource: 'cdr',
				operation: 'getMany',
				start: '2026-01-31T12:00:00Z',
				end: '2026-01-31T13:00:00Z',
			},
			{
				items: zones.map((zone, place) => tenants.itemOf(place, { zone })),
				credentials: credentials({ timeZone: '={{ $json.zone }}' }),
			},
		);
		expect(run.error).toBeUndefined();
		// Of the same calls each is asked twice, since the first answer is blank.
		expect(tenants.arrived('start').map(([start]) => start)).toEqual([
			'2026-01-31 13:00:00',
			'2026-01-31 14:00:00',
			'2026-01-31 07:00:00',
		]);

		for (const each of tenants.pbxs) each.clearRequests();
		await pbx.run(
			{
				resource: 'call',
				operation: 'dialWithVariables',
				source: '0500000001',
				destination: '700',
			},
			{
				items: NAMES.map((_, place) => tenants.itemOf(place, { cid: `072228080${place}` })),
				credentials: credentials({ callerId: '={{ $json.cid }}' }),
			},
		);
		expect(tenants.arrived('sourceclid')).toEqual([['0722280800'], ['0722280801'], ['0722280802']]);
	});

	test('a tenant that an expression gives as a number is one', async () => {
		await pbx.says('OK');
		const run = await pbx.run(DIAL_EACH, {
			items: [7, 8].map((tenant) => ({ tenant, destination: '0500000001' })),
			credentials: { gisPbxApi: pbx.credential({ tenant: '={{ $json.tenant }}' }) },
		});

		expect(run.error).toBeUndefined();
		expect(pbx.sent()).toHaveLength(2);
	});
});

describe('an item whose credential gives nothing usable', () => {
	const without = (tenant: unknown) => [
		tenants.itemOf(DEMOCO, { destination: '0500000001' }),
		{ ...tenants.itemOf(OTHER, { destination: '0500000002' }), tenant },
		tenants.itemOf(OTHER, { destination: '0500000003' }),
	];

	test.each([
		['no tenant', undefined, 'Tenant is empty [item 1]'],
		['nothing', null, 'Tenant is empty [item 1]'],
		['an object', { name: 'OTHER' }, 'Tenant is empty [item 1]'],
		['all tenants', '%', 'Tenant must not hold % [item 1]'],
	])('fails alone (%s), in words that name it', async (_, tenant, error) => {
		const run = await pbx.run(DIAL_EACH, {
			items: without(tenant) as never,
			credentials: credentials({ apiKey: '={{ "canary of " + ($json.tenant || "OTHER") }}' }),
			node: CONTINUE,
		});

		expect(run.json()[1]).toEqual({ error });
		expect(tenants.arrived('dest')).toEqual([['0500000001'], ['0500000003'], []]);
	});

	test('stops the run where it is not to go on', async () => {
		const run = await pbx.run(DIAL_EACH, {
			items: without(undefined) as never,
			credentials: credentials(),
		});

		expect(run.error?.message).toBe('Tenant is empty [item 1]');
		expect(run.error?.description).toContain('an expression must give it for every item');
		expect(run.error?.description).toContain("$('Rows').item.json.tenant");
		expect(tenants.arrived('dest')).toEqual([['0500000001'], [], []]);
	});

	test.each([1, 2])('an expression that fails is named (%d items)', async (count) => {
		const run = await pbx.run(DIAL_EACH, {
			items: itemsOf(count),
			credentials: credentials({ tenant: '={{ $("Nowhere").item.json.tenant }}' }),
		});

		expect(run.error?.name).toBe('NodeOperationError');
		expect(run.error?.message).toMatch(/^An expression in the credential failed: .*exist/);
		expect(run.error?.message.endsWith('[item 0]')).toBe(count > 1);
		expect(tenants.arrived('dest').flat()).toEqual([]);
	});

	test('one that fails for a later item fails in its turn: those before it are dialled', async () => {
		const items = itemsOf(3).map((item, place) => (place < 2 ? item : { ...item, tenant: '' }));
		const run = await pbx.run(DIAL_EACH, {
			items,
			credentials: credentials({ tenant: '={{ $json.tenant || $("Nowhere").item.json.tenant }}' }),
		});

		expect(run.error?.message).toMatch(/^An expression in the credential failed: .*\[item 2\]$/);
		expect(tenants.arrived('dest').flat()).toHaveLength(2);
	});
});

test('a picker says what to do where there is no item to take a value from', async () => {
	const search = pbx.search(STATE_EACH, 'searchExtensions', { credentials: credentials() });

	await expect(search).rejects.toThrow(
		/^The credential holds an expression that needs an item, .*: switch from From List .* and type the value\. Or choose/,
	);
});

test('a picker and a run take what is the same for all of n8n', async () => {
	const gisPbxApi = pbx.credential({ tenant: '={{ ["DEMO", "CO"].join("") }}' });
	const { results } = await pbx.search(STATE_EACH, 'searchExtensions', {
		credentials: { gisPbxApi },
	});
	const run = await pbx.run(STATE_EACH, { items: [{ ext: '204' }], credentials: { gisPbxApi } });

	expect(results.length).toBeGreaterThan(0);
	expect(run.error).toBeUndefined();
});
