import { usePbx } from '../support';

const pbx = usePbx();
const STATE_EACH = {
	resource: 'extension',
	operation: 'getState',
	extension: '={{ $json.extension }}',
};
const ITEMS = [{ extension: '204' }, { extension: ' ' }, { extension: '205' }];
const DOWN = (params: Record<string, string>) => params.ext === '205';

test('the error output takes the bad items with their errors, the main output the rest', async () => {
	pbx.simulator.fail('http500', { when: DOWN });
	const run = await pbx.run(STATE_EACH, { items: ITEMS, node: { onError: 'continueErrorOutput' } });

	expect(run.status).toBe('success');
	expect(run.json().map(({ extension }) => extension)).toEqual(['204']);
	expect(run.items()[0].pairedItem).toEqual({ item: 0 });
	expect(run.json(undefined, 1)).toEqual([
		{ extension: ' ', error: 'Extension is empty [item 1]' },
		{
			extension: '205',
			error: 'The web server of the PBX failed to answer (HTTP 500) [item 2]',
		},
	]);
	expect(run.items(undefined, 1).map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 1 },
		{ item: 2 },
	]);
});

test('without errors the error output stays empty', async () => {
	const run = await pbx.run(STATE_EACH, {
		items: [ITEMS[0], ITEMS[2]],
		node: { onError: 'continueErrorOutput' },
	});

	expect(run.json()).toHaveLength(2);
	expect(run.items(undefined, 1)).toEqual([]);
});

test.each([{ onError: 'continueRegularOutput' as const }, { continueOnFail: true }])(
	'the regular output (%j) holds the error in its place, and nothing else',
	async (node) => {
		pbx.simulator.fail('http500', { when: DOWN });
		const run = await pbx.run(STATE_EACH, { items: ITEMS, node });

		expect(run.status).toBe('success');
		expect(run.json()).toEqual([
			expect.objectContaining({ extension: '204' }),
			{ error: 'Extension is empty [item 1]' },
			{ error: 'The web server of the PBX failed to answer (HTTP 500) [item 2]' },
		]);
		expect(run.items().map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	},
);

test('an error names what happened, what to do, the item and the HTTP status', async () => {
	pbx.simulator.fail('http503');
	const run = await pbx.run(STATE_EACH, { items: [ITEMS[0]] });

	expect(run.error).toMatchObject({
		name: 'NodeApiError',
		message: 'The web server of the PBX failed to answer (HTTP 503) [item 0]',
		description:
			'It may be down or overloaded. Try again later, and tell the provider if it stays.',
		httpCode: '503',
		context: expect.objectContaining({ itemIndex: 0 }) as unknown,
	});
});

describe('an operation that the node does not have', () => {
	test.each([
		['resource', { resource: 'fridge', operation: 'open' }],
		['operation', { resource: 'call', operation: 'open' }],
		['resource, a word of JavaScript', { resource: 'constructor', operation: 'name' }],
		['operation, a word of JavaScript', { resource: 'call', operation: 'toString' }],
	])('is answered in words (%s)', async (_, parameters) => {
		const run = await pbx.run(parameters);

		expect(run.error?.message).toBe('This node has no such operation');
		expect(run.error?.description).toBe(
			// n8n itself leaves the operation of a resource that it does not know out.
			`Choose another operation than "${parameters.resource}: ${
				parameters.resource === 'call' ? parameters.operation : ''
			}".`,
		);
		expect(pbx.sent()).toEqual([]);
	});

	test.each([
		{ resource: 'call', operation: '__CUSTOM_API_CALL__' },
		{ resource: '__CUSTOM_API_CALL__', operation: '' },
	])('points from %j to the HTTP Request node', async (parameters) => {
		const run = await pbx.run(parameters);

		expect(run.error?.message).toBe('This node has no such operation');
		expect(run.error?.description).toContain('HTTP Request node');
		expect(pbx.sent()).toEqual([]);
	});
});
