/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { inspect } from 'node:util';
import type { IExecuteFunctions, INodeType } from 'n8n-workflow';
import { NodeApiError, NodeConnectionTypes } from 'n8n-workflow';

import { CANARY_SECRETS, type FaultName } from '../../../simulator';
import { runWorkflow } from '../harness';
import { loadTypes } from '../harness/engine';
import { usePbx } from '../support';
import { leaksIn, spellingsOf } from './leaks';
import { arrange, OPERATIONS, PARAMETERS } from './parameters';

const pbx = usePbx();
const WRONG_KEY = 'canary of <another> "pbx"/&+%';
const NOWHERE = 'http://127.0.0.1:9/pbx/gisapi.php';
const secrets = () => [pbx.simulator.key, pbx.simulator.readOnlyKey, WRONG_KEY, ...CANARY_SECRETS];

const FAULTS: FaultName[] = ['http401', 'http404', 'http500', 'redirect', 'echoRequest'];
const CREDENTIALS = { good: {}, wrongKey: { apiKey: WRONG_KEY }, refused: { apiUrl: NOWHERE } };
const PICKERS = [
	'searchChannels',
	'searchExtensions',
	'searchFlows',
	'searchMailboxes',
	'searchPhonebooks',
	'searchQueues',
	'searchQueuesOrAll',
];
const SITUATIONS = [...Object.keys(CREDENTIALS), ...FAULTS];

/** Runs an operation with everything there that it asks for, in one of the situations. */
async function runIn(situation: string, parameters: (typeof OPERATIONS)[number]) {
	const item = await arrange(pbx);
	return await pbx.run(parameters, { credentials: bring(situation), items: [item] });
}

/** Makes a situation come about; returns the credentials for it. */
function bring(situation: string) {
	if (isFault(situation)) pbx.simulator.fail(situation);
	const own = CREDENTIALS[situation as keyof typeof CREDENTIALS] ?? {};
	return { gisPbxApi: pbx.credential(own) };
}

function isFault(situation: string): situation is FaultName {
	return FAULTS.includes(situation as FaultName);
}

test('every operation of the built node has its row in the table', async () => {
	const { description } = (await loadTypes({})).node('n8n-nodes-gispbx.gisPbx');
	const built = description.properties
		.filter(({ name, displayOptions }) => {
			return name === 'operation' && displayOptions?.show?.['@tool'] === undefined;
		})
		.map(({ displayOptions, options = [] }) => [
			String(displayOptions?.show?.resource?.[0]),
			options.map((option) => String('value' in option ? option.value : '')).sort(),
		]);
	const rows = Object.entries(PARAMETERS).map(([resource, operations]) => [
		resource,
		Object.keys(operations).sort(),
	]);

	expect(Object.fromEntries(built)).toEqual(Object.fromEntries(rows));
});

test('every picker of the built node is in the list', async () => {
	const { methods } = (await loadTypes({})).node('n8n-nodes-gispbx.gisPbx');

	expect(Object.keys(methods?.listSearch ?? {}).sort()).toEqual(PICKERS);
});

describe.each(OPERATIONS)('$resource: $operation', (parameters) => {
	test('does its work with these values', async () => {
		const run = await runIn('good', parameters);

		expect(run.error).toBeUndefined();
	});

	test.each(SITUATIONS)('leaves no secret behind: %s', async (situation) => {
		const run = await runIn(situation, parameters);

		expect(leaksIn(run.text(), secrets())).toEqual([]);
		expect(pbx.simulator.requests.map(({ path }) => path).join()).not.toContain('elsewhere');
		// The situation must have come about: a request that was not refused here was sent.
		const sent = pbx.simulator.requests;
		expect(sent.length > 0).toBe(situation !== 'refused');
		for (const { params } of sent) {
			expect(params.key).toBe(situation === 'wrongKey' ? WRONG_KEY : pbx.simulator.key);
		}
	});
});

describe.each(PICKERS)('the picker %s', (method) => {
	test.each(SITUATIONS)('shows no secret: %s', async (situation) => {
		const shown = await pbx
			.search({ resource: 'queue', operation: 'get' }, method, {
				credentials: bring(situation),
			})
			.catch((error: unknown) => error);

		expect(shown instanceof Error).toBe(situation !== 'good');
		expect(leaksIn(inspect(shown, { depth: Infinity, showHidden: true }), secrets())).toEqual([]);
	});
});

describe('the search itself', () => {
	const places: Record<string, (node: IExecuteFunctions, text: string) => unknown> = {
		item: (_, nested) => ({ nested: [{ nested }] }),
		log: (node, text) => {
			node.logger.debug('Asked', { text });
			return {};
		},
		error: (node, message) => {
			throw new NodeApiError(node.getNode(), { message }, { message });
		},
		'hidden cause of an error': (node, text) => {
			const error = new NodeApiError(node.getNode(), { message: 'Refused' });
			Object.defineProperty(error, 'cause', { value: { config: { text } }, enumerable: false });
			throw error;
		},
	};
	const planting = (place: keyof typeof places, text: string): INodeType => ({
		description: {
			displayName: 'Planting',
			name: 'planting',
			group: [],
			version: 1,
			description: 'Leaves a text behind',
			defaults: { name: 'Planting' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		async execute() {
			return [[{ json: places[place](this, text) as never }]];
		},
	});
	const planted = async (place: string, text: string) => {
		const run = await runWorkflow(
			{
				nodes: [
					{
						id: 'planting',
						name: 'Planting',
						type: 'test.planting',
						typeVersion: 1,
						position: [0, 0],
						parameters: {},
					},
				],
			},
			{ types: { nodes: { 'test.planting': planting(place, text) } } },
		);
		return run.text();
	};

	test.each(Object.keys(places))('finds each spelling of each key in: %s', async (place) => {
		for (const secret of [pbx.simulator.key, WRONG_KEY]) {
			for (const [name, spelling] of Object.entries(spellingsOf(secret))) {
				const found = leaksIn(await planted(place, `before${spelling}after`), [secret]);
				expect(found).toContain(`${secret} (${name})`);
			}
		}
	});

	test('finds a secret in the name of a file', async () => {
		const text = JSON.stringify({
			binary: { data: { fileName: `call-${CANARY_SECRETS[0]}.mp3` } },
		});

		expect(leaksIn(text, CANARY_SECRETS)).toContain(`${CANARY_SECRETS[0]} (raw)`);
	});

	test('finds nothing where nothing is', async () => {
		expect(leaksIn(await planted('item', 'a canary'), secrets())).toEqual([]);
	});
});
