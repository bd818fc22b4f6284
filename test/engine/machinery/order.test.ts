import { usePbx } from '../support';
import { DIAL_EACH, dialled, numberOf, numbersToDial } from './sentOnce';

const pbx = usePbx();
const STATE_EACH = {
	resource: 'extension',
	operation: 'getState',
	extension: '={{ $json.extension }}',
};
const CONTINUE = { onError: 'continueRegularOutput' as const };

const extensions = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ extension: String(1000 + index) }));

describe('reads', () => {
	test.each([
		['1', { requestsInParallel: 1 }, 1],
		['3', { requestsInParallel: 3 }, 3],
		['8', { requestsInParallel: 8 }, 8],
		['as an expression says', { requestsInParallel: '={{ 2 + 3 }}' }, 5],
	])('ask for at most as many items at once as allowed: %s', async (_, options, most) => {
		// Long enough that all that may be asked at once is asked before the first answer.
		pbx.simulator.fail('slow', { milliseconds: 15 * most });
		const run = await pbx.run({ ...STATE_EACH, options }, { items: extensions(100) });

		expect(run.error).toBeUndefined();
		expect(pbx.simulator.mostInFlight).toBe(most);
		expect(pbx.sent()).toHaveLength(100);
	});

	test.each([
		['32 by default', {}, 32],
		['20', { requestsInParallel: 20 }, 20],
	])('begin with 8, and go on with more where that is not slower: %s', async (_, options, most) => {
		pbx.simulator.fail('slow', { milliseconds: 300 });
		const run = await pbx.run({ ...STATE_EACH, options }, { items: extensions(150) });

		expect(run.error).toBeUndefined();
		expect(pbx.simulator.mostInFlight).toBeGreaterThan(8);
		expect(pbx.simulator.mostInFlight).toBeLessThanOrEqual(most);
		expect(pbx.sent()).toHaveLength(150);
	});

	test.each([0, 33, 2.5, '={{ "many" }}'])('refuse %j requests in parallel', async (given) => {
		const run = await pbx.run(
			{ ...STATE_EACH, options: { requestsInParallel: given } },
			{ items: extensions(3) },
		);

		expect(run.error?.message).toBe(
			'Requests in Parallel must be a whole number from 1 to 32 [item 0]',
		);
		expect(pbx.sent()).toEqual([]);
	});

	test('give their items in input order although answers overtake each other', async () => {
		// Every third answer comes late, so later items are ready before earlier ones.
		pbx.simulator.fail('slow', { milliseconds: 40, when: ({ ext }) => Number(ext) % 3 === 0 });
		const items = extensions(100);
		const run = await pbx.run(STATE_EACH, { items });

		expect(run.json().map(({ extension }) => extension)).toEqual(
			items.map(({ extension }) => extension),
		);
		expect(run.items().map(({ pairedItem }) => pairedItem)).toEqual(
			items.map((_, item) => ({ item })),
		);
	});
});

describe('1,000 items of which three are bad', () => {
	const BAD = [0, 499, 998];
	const items = () =>
		extensions(1000).map((item, index) => (BAD.includes(index) ? { extension: ' ' } : item));

	test('with Continue On Fail, 997 are done and three carry their own error', async () => {
		const run = await pbx.run(STATE_EACH, { items: items(), node: CONTINUE });

		expect(run.json()).toHaveLength(1000);
		expect(pbx.sent()).toHaveLength(997);
		for (const [index, item] of run.items().entries()) {
			expect(item.pairedItem).toEqual({ item: index });
			expect(item.json).toEqual(
				BAD.includes(index)
					? { error: `Extension is empty [item ${index}]` }
					: expect.objectContaining({ extension: String(1000 + index) }),
			);
		}
	});

	test('without it, the first bad item ends the run and nothing more is sent', async () => {
		const run = await pbx.run(STATE_EACH, {
			items: extensions(1000).map((item, index) => (index === 499 ? { extension: '' } : item)),
		});

		expect(run.error?.message).toBe('Extension is empty [item 499]');
		const latest = Math.max(...pbx.sent().map(({ ext }) => Number(ext) - 1000));
		expect(latest).toBeLessThan(499 + 8);
		expect(run.json()).toEqual([]);
	});
});

test.each([
	['8 at a time', { requestsInParallel: 8 }, 8],
	// The first that fails leaves its place to one that waits, before anybody knows that it failed.
	['as many as the PBX bears', {}, 9],
])(
	'of several items that fail at once, the first in the input is named: %s',
	async (_, options, most) => {
		// Item 0 fails late, item 1 at once.
		pbx.simulator.fail('slow', { milliseconds: 100, when: ({ ext }) => ext === '1000' });
		pbx.simulator.fail('http500');
		const run = await pbx.run({ ...STATE_EACH, options }, { items: extensions(30) });

		expect(run.error?.message).toMatch(/\[item 0\]$/);
		expect(pbx.sent().length).toBeGreaterThanOrEqual(8);
		expect(pbx.sent().length).toBeLessThanOrEqual(most);
	},
);

describe('writes', () => {
	test('are sent one by one in item order', async () => {
		pbx.simulator.fail('slow', { milliseconds: 10 });
		const items = numbersToDial(30);
		const run = await pbx.run(DIAL_EACH, { items });

		expect(pbx.simulator.mostInFlight).toBe(1);
		expect(dialled(pbx)).toEqual(items.map(({ destination }) => destination));
		expect(run.json().map(({ destination }) => destination)).toEqual(dialled(pbx));
	});

	test('stay one by one whatever the options say', async () => {
		pbx.simulator.fail('slow', { milliseconds: 10 });
		const run = await pbx.run(
			{ ...DIAL_EACH, options: { requestsInParallel: 20 } },
			{ items: numbersToDial(20) },
		);

		expect(run.error).toBeUndefined();
		expect(pbx.simulator.mostInFlight).toBe(1);
	});

	test('end with the first that fails', async () => {
		pbx.simulator.fail('http500', { when: ({ dest }) => dest === numberOf(4) });
		const run = await pbx.run(DIAL_EACH, { items: numbersToDial(20) });

		expect(run.error?.message).toMatch(/\[item 4\]$/);
		expect(dialled(pbx)).toEqual([0, 1, 2, 3, 4].map(numberOf));
	});

	test('go on after a failure with Continue On Fail', async () => {
		pbx.simulator.fail('http500', { when: ({ dest }) => dest === numberOf(4) });
		const run = await pbx.run(DIAL_EACH, { items: numbersToDial(20), node: CONTINUE });

		expect(dialled(pbx)).toHaveLength(20);
		expect(run.json().flatMap((json, index) => ('error' in json ? [index] : []))).toEqual([4]);
	});
});

describe('contacts that are sent in lots', () => {
	const ADD = {
		resource: 'phonebook',
		operation: 'addContact',
		phonebook: { __rl: true, mode: 'name', value: 'Default' },
		fieldsMode: 'json',
		contactJson: '={{ $json.contact }}',
		options: { batchSize: 4 },
	};
	const contacts = (count: number) =>
		Array.from({ length: count }, (_, index) => ({ contact: { NAME: `Contact ${index}` } }));

	test('a bad one is taken out and fails alone', async () => {
		const items = contacts(10).map((item, index) => (index === 2 ? { contact: {} } : item));
		const run = await pbx.run(ADD, { items, node: CONTINUE });

		expect(pbx.sent()).toHaveLength(3);
		expect(run.json()).toHaveLength(10);
		expect(run.json()[2]).toEqual({ error: 'Contact (JSON) has no fields [item 2]' });
		expect(run.items().map(({ pairedItem }) => pairedItem)).toEqual(
			items.map((_, item) => ({ item })),
		);
		expect(run.json().map(({ batch }) => batch)).toEqual([
			{ index: 0, size: 4 },
			{ index: 1, size: 4 },
			undefined,
			...[2, 3].map((index) => ({ index, size: 4 })),
			...[0, 1, 2, 3].map((index) => ({ index, size: 4 })),
			{ index: 0, size: 1 },
		]);
	});

	test('a lot that is lost fails each of its items', async () => {
		pbx.simulator.fail('dropBeforeReply', { times: 1 });
		const run = await pbx.run(ADD, { items: contacts(6), node: CONTINUE });

		expect(pbx.sent()).toHaveLength(2);
		expect(run.json().map((json) => 'error' in json)).toEqual([
			...Array<boolean>(4).fill(true),
			...Array<boolean>(2).fill(false),
		]);
		expect(run.json()[3].error).toMatch(
			/^Outcome unknown, the contact may have been added.*\[item 3\]$/,
		);
	});

	test('without Continue On Fail a lot that fails is the last', async () => {
		pbx.simulator.fail('http500', { times: 1 });
		const run = await pbx.run(ADD, { items: contacts(10) });

		expect(run.error?.message).toMatch(/\[item 0\]$/);
		expect(pbx.sent()).toHaveLength(1);
	});

	test('a lot is sent once under Retry On Fail', async () => {
		pbx.simulator.fail('dropBeforeReply', { times: 1 });
		const run = await pbx.run(ADD, {
			items: contacts(10),
			node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
		});

		expect(run.attempts()).toBe(3);
		expect(pbx.sent()).toHaveLength(1);
		expect(run.error?.message).toMatch(/^Outcome unknown/);
	});
});
