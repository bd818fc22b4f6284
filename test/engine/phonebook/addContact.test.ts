import { SWITCH_VALUES } from '../../../simulator';
import { usePbx } from '../support';
import { failsItemByItem } from '../twins';
import {
	saysWhenTheAnswerIsLost,
	saysWhyNotInEveryStyle,
	showsOtherWordsUnconfirmed,
} from '../writeReplies';
import { addedTogether, asFields, asJson, byName, ODD_TEXTS, recordsOf } from './contacts';

const pbx = usePbx();
const CONTACT = { NAME: 'Ross', PHONE1: '3564732920' };
const ADD = {
	resource: 'phonebook',
	operation: 'addContact',
	phonebook: { __rl: true, mode: 'list', value: 'Default' },
	...asFields(CONTACT),
};
const ASKED = { phonebook: 'Default', contact: CONTACT };

test('adds a contact', async () => {
	const run = await pbx.run(ADD);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([{ confirmed: true, reply: 'OK', recordId: null, ...ASKED }]);
	expect(recordsOf(pbx)).toHaveLength(3);
	expect(recordsOf(pbx)[2].values).toEqual(CONTACT);
});

test("sends what the sheet's PHP sends", async () => {
	await pbx.run(ADD);

	const [{ method, path, query, body, contentType }] = pbx.simulator.requests;
	expect(method).toBe('POST');
	expect(path).toBe(pbx.pathOf('api'));
	expect(contentType).toMatch(/^application\/x-www-form-urlencoded/);
	expect(Object.fromEntries(query)).toEqual({
		key: pbx.simulator.key,
		tenant: pbx.simulator.tenant,
		reqtype: 'PHONEBOOK',
		subreqtype: 'add',
		phonebook: 'Default',
	});
	// "values=".urlencode(json_encode($phonebook)), as PHP 8 prints it.
	const php = 'values=%7B%22NAME%22%3A%22Ross%22%2C%22PHONE1%22%3A%223564732920%22%7D';
	expect(body).toEqual([...new URLSearchParams(php)]);
});

test("means the same as PHP's escapes", async () => {
	await pbx.run({ ...ADD, ...asFields({ NAME: 'דנה/"כהן" 📞', PHONE1: '+972' }) });

	// What PHP's json_encode makes of the same contact: \/ and \uXXXX.
	const php =
		'values=%7B%22NAME%22%3A%22%5Cu05d3%5Cu05e0%5Cu05d4%5C%2F%5C%22%5Cu05db%5Cu05d4%5Cu05df%5C%22+%5Cud83d%5Cudcde%22%2C%22PHONE1%22%3A%22%2B972%22%7D';
	const values = new URLSearchParams(php).get('values') ?? '';
	expect(addedTogether(pbx)).toEqual([JSON.parse(values)]);
});

test.each(ODD_TEXTS)('keeps %j byte for byte', async (text) => {
	const contact = { NAME: text, PHONE1: text };
	for (const given of [asFields(contact), asJson(JSON.stringify(contact))]) {
		const run = await pbx.run({ ...ADD, ...given });

		expect(run.error).toBeUndefined();
		expect(recordsOf(pbx).at(-1)?.values).toEqual(contact);
		expect(run.json()).toMatchObject([{ contact }]);
	}
});

describe('the phonebook', () => {
	test('is named by hand, without the blanks around it', async () => {
		const run = await pbx.run({ ...ADD, phonebook: byName('\n לקוחות ') });

		expect(run.json()).toMatchObject([{ confirmed: true, phonebook: 'לקוחות' }]);
		expect(recordsOf(pbx, 'לקוחות')).toHaveLength(1);
	});

	saysWhyNotInEveryStyle(
		pbx,
		{ ...ADD, phonebook: byName('Nowhere') },
		{
			style: 'phonebookReply',
			message: 'The PBX asks for a value: Wrong or missing phonebook name',
		},
	);
});

describe('a contact as JSON', () => {
	test.each([
		['a text', '{ "NAME": "Dana", "PHONE1": "0500000001" }'],
		['an expression that gives a text', '={{ JSON.stringify($json.contact) }}'],
		['an expression that gives an object', '={{ $json.contact }}'],
		[
			'a text with expressions in it',
			'={ "NAME": "{{ $json.contact.NAME }}", "PHONE1": "0500000001" }',
		],
		['blanks around a code', '{ " NAME ": "Dana", "PHONE1": "0500000001" }'],
	])('is taken as %s', async (_, given) => {
		const contact = { NAME: 'Dana', PHONE1: '0500000001' };
		const run = await pbx.run({ ...ADD, ...asJson(given) }, { items: [{ contact }] });

		expect(run.error).toBeUndefined();
		expect(run.json()).toMatchObject([{ contact }]);
		expect(addedTogether(pbx)).toEqual([contact]);
	});

	test('has numbers, true and empty cells as texts', async () => {
		await pbx.run({ ...ADD, ...asJson('{"NAME":7,"PHONE1":0.5,"EMAIL":true,"PHONE2":null}') });

		expect(addedTogether(pbx)).toEqual([{ NAME: '7', PHONE1: '0.5', EMAIL: 'true', PHONE2: '' }]);
	});

	test.each([
		['{"NAME":"Dana"', 'is no valid JSON'],
		['', 'is no valid JSON'],
		['[]', 'is no JSON object'],
		['[{"NAME":"Dana"}]', 'is no JSON object'],
		['null', 'is no JSON object'],
		['"Dana"', 'is no JSON object'],
		['={{ null }}', 'is no JSON object'],
		['={{ undefined }}', 'is no JSON object'],
		['={{ [1] }}', 'is no JSON object'],
		['={{ 7 }}', 'is no JSON object'],
		['{}', 'has no fields'],
		['{"":"x"}', 'has a field without a name'],
		['{"NAME":["Dana"]}', 'holds no text for "NAME"'],
		['{"NAME":{"first":"Dana"}}', 'holds no text for "NAME"'],
		['={{ ({ NAME: undefined }) }}', 'holds no text for "NAME"'],
		['={{ ({ NAME: 0/0 }) }}', 'holds no text for "NAME"'],
		['{"NAME":"a","name":"b"}', 'holds "name" more than once'],
	])('%s is refused by name', async (given, words) => {
		const run = await pbx.run({ ...ADD, ...asJson(given) });

		expect(run.error?.message).toBe(`Contact (JSON) ${words} [item 0]`);
		expect(pbx.sent()).toEqual([]);
	});
});

describe('contact fields', () => {
	test.each([
		[[], 'has no entry'],
		[[{ name: ' ', value: 'x' }], 'has an entry without a name'],
		[[{ name: 'NAME', value: '={{ null }}' }], 'is null'],
		[[{ name: 'NAME', value: '={{ ["x"] }}' }], 'is a list, not text'],
		[[{ name: 'NAME', value: '={{ ({}) }}' }], 'is an object, not text'],
		[[{ name: 'NAME', value: '={{ undefined }}' }], 'has no value'],
		[
			[
				{ name: 'NAME', value: 'a' },
				{ name: 'Name', value: 'b' },
			],
			'holds "Name" more than once',
		],
	])('%j are refused by name', async (field, words) => {
		const run = await pbx.run({ ...ADD, contactFields: { field } });

		expect(run.error?.message).toBe(`Contact Fields ${words} [item 0]`);
		expect(pbx.sent()).toEqual([]);
	});

	test('may be blank, as a cell of a sheet is', async () => {
		await pbx.run({ ...ADD, ...asFields({ NAME: 'Dana', PHONE2: '' }) });

		expect(addedTogether(pbx)).toEqual([{ NAME: 'Dana', PHONE2: '' }]);
	});

	test('must be fields or JSON', async () => {
		const run = await pbx.run({ ...ADD, fieldsMode: '={{ "xml" }}' });

		expect(run.error?.message).toBe('Contact Fields As must be one of fields, json [item 0]');
		expect(pbx.sent()).toEqual([]);
	});
});

describe('body field', () => {
	test('jsondata is sent where a newer PBX wants it', async () => {
		pbx.simulator.switches.phonebookJsonData = 'on';
		const run = await pbx.run({ ...ADD, options: { bodyField: 'jsondata' } });

		expect(run.json()).toMatchObject([{ confirmed: true }]);
		expect(addedTogether(pbx, 'jsondata')).toEqual([CONTACT]);
		expect(pbx.simulator.requests[0].body.map(([name]) => name)).toEqual(['jsondata']);
	});

	test('is refused in words by a PBX that knows only the other', async () => {
		pbx.simulator.switches.phonebookJsonData = 'off';
		const run = await pbx.run({ ...ADD, options: { bodyField: 'jsondata' } });

		expect(run.error?.message).toBe('The PBX asks for a value: No values specified [item 0]');
	});

	test.each([
		[{ bodyField: '={{ "body" }}' }, 'Body Field must be one of jsondata, values'],
		[{ batchSize: 0 }, 'Batch Size must be a whole number from 1 to 1000'],
		[{ batchSize: 1001 }, 'Batch Size must be a whole number from 1 to 1000'],
		[{ batchSize: '={{ null }}' }, 'Batch Size must be a whole number from 1 to 1000'],
	])('the options %j are refused', async (options, message) => {
		const run = await pbx.run({ ...ADD, options });

		expect(run.error?.message).toBe(`${message} [item 0]`);
		expect(pbx.sent()).toEqual([]);
	});
});

test.each([...SWITCH_VALUES.phonebookReply])('understands the style %s', async (phonebookReply) => {
	pbx.simulator.switches.phonebookReply = phonebookReply;
	const run = await pbx.run(ADD);

	const id = recordsOf(pbx)[2].peid;
	expect(run.json()).toEqual([
		{
			...{
				ok: { confirmed: true, reply: 'OK', recordId: null },
				id: { confirmed: true, reply: id, recordId: id },
				json: { confirmed: true, reply: `Success|OK|${id}|`, recordId: id },
				nothing: { confirmed: false, reply: '', recordId: null },
			}[phonebookReply],
			...ASKED,
		},
	]);
});

describe('several in one request', () => {
	const BY_ITEM = {
		...ADD,
		phonebook: { __rl: true, mode: 'name', value: '={{ $json.book ?? "Default" }}' },
		...asFields({ NAME: '={{ $json.name }}' }),
	};
	const names = (...given: Array<string | string[] | null>) => given.map((name) => ({ name }));
	const inBatches = (batchSize: number) => ({ ...BY_ITEM, options: { batchSize } });
	const going = { node: { onError: 'continueRegularOutput' } } as const;

	test('go as a list, and each item says where it was', async () => {
		const run = await pbx.run(inBatches(3), { items: names('a', 'b', 'c', 'd', 'e', 'f', 'g') });

		expect(addedTogether(pbx)).toEqual([
			[{ NAME: 'a' }, { NAME: 'b' }, { NAME: 'c' }],
			[{ NAME: 'd' }, { NAME: 'e' }, { NAME: 'f' }],
			{ NAME: 'g' },
		]);
		const sharing = { confirmed: true, reply: 'OK', recordId: null, phonebook: 'Default' };
		expect(run.json()).toEqual([
			{ ...sharing, contact: { NAME: 'a' }, batch: { index: 0, size: 3 } },
			{ ...sharing, contact: { NAME: 'b' }, batch: { index: 1, size: 3 } },
			{ ...sharing, contact: { NAME: 'c' }, batch: { index: 2, size: 3 } },
			{ ...sharing, contact: { NAME: 'd' }, batch: { index: 0, size: 3 } },
			{ ...sharing, contact: { NAME: 'e' }, batch: { index: 1, size: 3 } },
			{ ...sharing, contact: { NAME: 'f' }, batch: { index: 2, size: 3 } },
			{ ...sharing, contact: { NAME: 'g' }, batch: { index: 0, size: 1 } },
		]);
		expect(run.items().map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3, 4, 5, 6].map((item) => ({ item })),
		);
		expect(
			recordsOf(pbx)
				.slice(2)
				.map(({ values }) => values.NAME),
		).toEqual([...'abcdefg']);
	});

	test('go alone without the option, one after the other', async () => {
		const run = await pbx.run(BY_ITEM, { items: names('a', 'b', 'c') });

		expect(addedTogether(pbx)).toEqual([{ NAME: 'a' }, { NAME: 'b' }, { NAME: 'c' }]);
		expect(run.json().filter((json) => 'batch' in json)).toEqual([]);
		expect(pbx.simulator.mostInFlight).toBe(1);
	});

	test('go alone with a batch size of 1', async () => {
		const run = await pbx.run(inBatches(1), { items: names('a', 'b') });

		expect(addedTogether(pbx)).toEqual([{ NAME: 'a' }, { NAME: 'b' }]);
		expect(run.json().filter((json) => 'batch' in json)).toEqual([]);
	});

	test('are never mixed with those of another phonebook', async () => {
		const books = ['Default', 'Default', 'לקוחות', 'Default', 'לקוחות', ' לקוחות '];
		const items = books.map((book, place) => ({ book, name: `n${place}` }));
		const run = await pbx.run(inBatches(10), { items });

		expect(addedTogether(pbx)).toEqual([
			[{ NAME: 'n0' }, { NAME: 'n1' }],
			{ NAME: 'n2' },
			{ NAME: 'n3' },
			[{ NAME: 'n4' }, { NAME: 'n5' }],
		]);
		expect(run.json().map(({ phonebook }) => phonebook)).toEqual(books.map((book) => book.trim()));
		expect(recordsOf(pbx, 'לקוחות').map(({ values }) => values.NAME)).toEqual(['n2', 'n4', 'n5']);
	});

	test('are only as many as each of them allows', async () => {
		const items = [3, 1, 3, 3].map((size, place) => ({ size, name: `n${place}` }));
		await pbx.run({ ...BY_ITEM, options: { batchSize: '={{ $json.size }}' } }, { items });

		expect(addedTogether(pbx)).toEqual([
			{ NAME: 'n0' },
			{ NAME: 'n1' },
			[{ NAME: 'n2' }, { NAME: 'n3' }],
		]);
	});

	test('leave out what is no contact, which fails alone', async () => {
		const items = names('a', ['b'], 'c', null, 'd');
		const run = await pbx.run(inBatches(3), { items, ...going });

		expect(addedTogether(pbx)).toEqual([[{ NAME: 'a' }, { NAME: 'c' }, { NAME: 'd' }]]);
		expect(run.json().map(({ error = null, batch = null }) => error ?? batch)).toEqual([
			{ index: 0, size: 3 },
			'Contact Fields is a list, not text [item 1]',
			{ index: 1, size: 3 },
			'Contact Fields is null [item 3]',
			{ index: 2, size: 3 },
		]);
	});

	test('share a refusal, and nothing is sent again', async () => {
		const fifty = Array.from({ length: 50 }, (_, place) => ({
			book: 'Nowhere',
			name: `n${place}`,
		}));
		const run = await pbx.run(inBatches(50), { items: [...fifty, { name: 'last' }], ...going });

		const refusal = 'The PBX asks for a value: Wrong or missing phonebook name';
		expect(run.json()).toHaveLength(51);
		expect(run.json()[6]).toEqual({
			error: `${refusal} (contact 7 of 50 sent together) [item 6]`,
		});
		expect(run.json().slice(0, 50)).toEqual(
			fifty.map((_, place) => ({
				error: `${refusal} (contact ${place + 1} of 50 sent together) [item ${place}]`,
			})),
		);
		expect(run.json()[50]).toMatchObject({ confirmed: true, contact: { NAME: 'last' } });
		expect(pbx.sent()).toHaveLength(2);
	});

	test('share an outcome that got lost', async () => {
		pbx.simulator.fail('dropBeforeReply', { times: 1 });
		const run = await pbx.run(inBatches(2), { items: names('a', 'b', 'c'), ...going });

		expect(run.json()[0].error).toMatch(
			/^Outcome unknown, the contact may have been added\. .* \(contact 1 of 2 sent together\) \[item 0\]$/,
		);
		expect(run.json()[1].error).toMatch(/\(contact 2 of 2 sent together\) \[item 1\]$/);
		expect(run.json()[2]).toMatchObject({ confirmed: true });
		expect(
			recordsOf(pbx)
				.slice(2)
				.map(({ values }) => values.NAME),
		).toEqual(['a', 'b', 'c']);
	});

	test('stop at the first failure where the run does not go on', async () => {
		const items = [...names('a', 'b'), { book: 'Nowhere', name: 'c' }, ...names('d', 'e')];
		const run = await pbx.run(inBatches(2), { items });

		expect(run.error?.message).toContain('[item 2]');
		expect(run.json()).toEqual([]);
		expect(
			recordsOf(pbx)
				.slice(2)
				.map(({ values }) => values.NAME),
		).toEqual(['a', 'b']);
	});

	test('are not sent twice by Retry On Fail', async () => {
		pbx.simulator.fail('dropBeforeReply', {
			times: 1,
			when: ({ phonebook }) => phonebook !== 'Default',
		});
		const items = [
			...names('a', 'b'),
			{ book: 'לקוחות', name: 'c' },
			{ book: 'לקוחות', name: 'd' },
		];
		const run = await pbx.run(inBatches(2), {
			items,
			node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
		});

		expect(run.attempts()).toBe(3);
		expect(run.error?.message).toContain('Outcome unknown');
		expect(pbx.sent()).toHaveLength(2);
		expect(recordsOf(pbx)).toHaveLength(4);
		expect(recordsOf(pbx, 'לקוחות')).toHaveLength(2);
	});

	test('are 1,000 with 3 bad ones: 997 are added, 3 fail in their places', async () => {
		const bad = [7, 500, 999];
		const items = Array.from({ length: 1000 }, (_, place) => ({
			name: bad.includes(place) ? null : `n${place}`,
		}));
		const run = await pbx.run(inBatches(100), { items, ...going });

		expect(run.json()).toHaveLength(1000);
		expect(run.json().flatMap(({ error }, place) => (error ? place : []))).toEqual(bad);
		expect(run.json()[998]).toMatchObject({ contact: { NAME: 'n998' } });
		expect(
			recordsOf(pbx)
				.slice(2)
				.map(({ values }) => values.NAME),
		).toEqual(items.flatMap(({ name }) => name ?? []));
		expect(pbx.sent()).toHaveLength(10);
	});
});

showsOtherWordsUnconfirmed(pbx, ADD, { recordId: null, ...ASKED });
saysWhenTheAnswerIsLost(pbx, ADD, 'the contact may have been added');
failsItemByItem(pbx, ADD, { field: 'phonebook', label: 'Phonebook', good: () => 'Default' });
