import { SWITCH_VALUES } from '../../../simulator';
import { usePbx } from '../support';
import { failsItemByItem } from '../twins';
import { addedTogether, asFields, asJson, byName, ODD_TEXTS, recordsOf, steps } from './contacts';

const pbx = usePbx();
const UPSERT = {
	resource: 'phonebook',
	operation: 'upsertContact',
	phonebook: { __rl: true, mode: 'list', value: 'Default' },
	matchField: 'PHONE1',
};
const DANA = { NAME: 'דנה לדוגמה', PHONE1: '0500000072', PHONE2: '0500000172' };
const upsert = (contact: Record<string, string>, more = {}) => ({
	...UPSERT,
	...asFields(contact),
	...more,
});
const NEW = { NAME: 'New', PHONE1: '0500000099' };
const RENAMED = { NAME: 'Dana', PHONE1: '0500000072' };
const ids = () => recordsOf(pbx).map(({ peid }) => peid);
const isAdd = ({ subreqtype }: Record<string, string>) => subreqtype === 'add';
const isDelete = ({ subreqtype }: Record<string, string>) => subreqtype === 'delete';

/** Lets the lookup before the add through and hits the one after it. */
function failSecondLookup(fault: Parameters<typeof pbx.simulator.fail>[0]): void {
	let lookups = 0;
	pbx.simulator.fail(fault, {
		when: ({ subreqtype }) => subreqtype === 'query' && ++lookups > 1,
	});
}

describe('a contact that is not there', () => {
	test('is created', async () => {
		const run = await pbx.run(upsert(NEW));

		expect(run.error).toBeUndefined();
		expect(run.json()).toEqual([
			{
				result: 'created',
				confirmed: true,
				reply: 'OK',
				recordId: null,
				phonebook: 'Default',
				contact: NEW,
			},
		]);
		expect(pbx.sent()).toEqual([
			{
				reqtype: 'PHONEBOOK',
				subreqtype: 'query',
				phonebook: 'Default',
				field: 'PHONE1',
				value: '%5%0%0%0%0%0%0%9%9%',
				format: 'json',
			},
			{
				reqtype: 'PHONEBOOK',
				subreqtype: 'add',
				phonebook: 'Default',
				values: JSON.stringify(NEW),
			},
		]);
		expect(recordsOf(pbx).at(-1)?.values).toEqual(NEW);
	});

	test.each([...SWITCH_VALUES.phonebookReply])('is created in the style %s', async (style) => {
		pbx.simulator.switches.phonebookReply = style;
		const run = await pbx.run(upsert(NEW));

		const id = recordsOf(pbx)[2].peid;
		const hasId = style === 'id' || style === 'json';
		expect(run.json()).toMatchObject([
			{ result: 'created', confirmed: style !== 'nothing', recordId: hasId ? id : null },
		]);
	});

	test.each([...SWITCH_VALUES.phonebookNothing])('is not there (%s)', async (phonebookNothing) => {
		pbx.simulator.switches.phonebookNothing = phonebookNothing;
		const run = await pbx.run(upsert(NEW));

		expect(run.json()).toMatchObject([{ result: 'created' }]);
	});

	test.each(ODD_TEXTS)('is created, found again and left alone: %j', async (NAME) => {
		const parameters = upsert({ NAME, PHONE1: NAME }, { matchField: 'NAME' });
		const first = await pbx.run(parameters);
		const second = await pbx.run(parameters);

		expect(first.json()).toMatchObject([{ result: 'created', contact: { NAME } }]);
		expect(second.json()).toMatchObject([{ result: 'unchanged', contact: { NAME } }]);
		expect(recordsOf(pbx)[2].values).toEqual({ NAME, PHONE1: NAME });
		expect(recordsOf(pbx)).toHaveLength(3);
	});
});

describe('a contact that is the same', () => {
	const unchanged = {
		result: 'unchanged',
		confirmed: true,
		reply: '',
		recordId: '72',
		phonebook: 'Default',
	};

	test.each([
		['in all fields', DANA],
		['in the given fields', { NAME: DANA.NAME, PHONE1: DANA.PHONE1 }],
		['with codes in another case', { name: DANA.NAME, Phone1: DANA.PHONE1 }],
		['with a blank field', { PHONE1: DANA.PHONE1, EMAIL: '' }],
	])('%s is left alone', async (_, contact) => {
		for (const phonebookAnswerCase of SWITCH_VALUES.phonebookAnswerCase) {
			pbx.simulator.switches.phonebookAnswerCase = phonebookAnswerCase;
			pbx.simulator.clearRequests();
			const run = await pbx.run(upsert(contact));

			expect(run.error).toBeUndefined();
			expect(run.json()).toEqual([{ ...unchanged, contact }]);
			expect(steps(pbx)).toEqual(['query']);
		}
	});
});

describe('a contact that differs', () => {
	test.each([...SWITCH_VALUES.phonebookReply])('is replaced (%s)', async (style) => {
		pbx.simulator.switches.phonebookReply = style;
		const run = await pbx.run(upsert(RENAMED));

		expect(run.error).toBeUndefined();
		expect(steps(pbx)).toEqual([
			'query',
			'add',
			'query',
			'delete',
			// Where the PBX deletes without a word, the list tells.
			...(style === 'nothing' ? ['query'] : []),
		]);
		expect(ids()).toHaveLength(2);
		expect(ids()).not.toContain('72');
		expect(recordsOf(pbx)[1].values).toMatchObject({
			NAME: 'Dana',
			PHONE1: '0500000072',
			PHONE2: '0500000172',
		});
		expect(run.json()).toEqual([
			{
				result: 'updated',
				confirmed: true,
				reply: {
					ok: 'OK',
					id: '72',
					json: '{"Response":"Success","Message":"OK","ID":"72"}',
					nothing: '',
				}[style],
				recordId: ids()[1],
				previousRecordId: '72',
				phonebook: 'Default',
				contact: RENAMED,
			},
		]);
	});

	test.each([...SWITCH_VALUES.phonebookAnswerCase])(
		'keeps its other fields (%s case)',
		async (answerCase) => {
			pbx.simulator.switches.phonebookAnswerCase = answerCase;
			await pbx.run(upsert({ phone1: DANA.PHONE1, Email: 'dana@example.com' }));

			expect(recordsOf(pbx)[1].values).toEqual({
				...DANA,
				EMAIL: 'dana@example.com',
				ROUTING: '',
			});
			// Each code once, as the phonebook spells it, and none of the PBX's own columns.
			const spelled = ['NAME', 'PHONE1', 'PHONE2', 'EMAIL', 'ROUTING'];
			expect(Object.keys(addedTogether(pbx)[0] as object)).toEqual(
				answerCase === 'lower' ? spelled.map((code) => code.toLowerCase()) : spelled,
			);
		},
	);

	test('keeps the blanks and line breaks of its other fields', async () => {
		recordsOf(pbx)[1].values.ROUTING = '  a\r\nb ';
		await pbx.run(upsert(RENAMED));

		expect(recordsOf(pbx)[1].values).toMatchObject({ NAME: 'Dana', ROUTING: '  a\r\nb ' });
	});

	test('can be emptied in a field', async () => {
		const run = await pbx.run(upsert({ PHONE1: DANA.PHONE1, PHONE2: '' }));

		expect(run.json()).toMatchObject([{ result: 'updated' }]);
		expect(recordsOf(pbx)[1].values).toMatchObject({ NAME: DANA.NAME, PHONE2: '' });
	});
});

describe('wildcards of the PBX', () => {
	test.each([...SWITCH_VALUES.phonebookUnderscore])(
		'%% and _ match nobody else (%s)',
		async (underscore) => {
			pbx.simulator.switches.phonebookUnderscore = underscore;
			for (const NAME of ['%', 'B%', 'Ben_Demo', '___ ____', 'ben demo']) {
				const run = await pbx.run(upsert({ NAME, PHONE1: '1' }, { matchField: 'NAME' }));

				expect(run.json()).toMatchObject([{ result: 'created', contact: { NAME } }]);
			}
			expect(recordsOf(pbx).slice(0, 2)).toEqual([
				expect.objectContaining({ peid: '71' }),
				expect.objectContaining({ peid: '72', values: DANA }),
			]);
			expect(recordsOf(pbx)).toHaveLength(7);
		},
	);

	test('the one that is equal is found among those that are like it', async () => {
		recordsOf(pbx).push({ peid: '80', values: { NAME: 'Ben_Demo', PHONE1: '1' } });
		const run = await pbx.run(upsert({ NAME: 'Ben_Demo', PHONE1: '2' }, { matchField: 'name' }));

		expect(run.json()).toMatchObject([{ result: 'updated', previousRecordId: '80' }]);
		expect(ids()).toHaveLength(3);
		expect(ids()).toEqual(expect.arrayContaining(['71', '72']));
	});
});

test('several contacts are listed, and nothing is sent', async () => {
	recordsOf(pbx).push({ peid: '73', values: { ...DANA, NAME: 'Twin' } });
	const run = await pbx.run(upsert(RENAMED));

	expect(run.error?.message).toBe('2 contacts have PHONE1 = 0500000072: records 72, 73 [item 0]');
	expect(steps(pbx)).toEqual(['query']);
	expect(recordsOf(pbx)).toHaveLength(3);
});

test('so many contacts that they cannot all be listed are counted', async () => {
	for (let peid = 100; peid < 130; peid++) {
		recordsOf(pbx).push({ peid: String(peid), values: { ...DANA } });
	}
	const run = await pbx.run(upsert(RENAMED));

	expect(run.error?.message).toMatch(
		/^31 contacts have PHONE1 = 0500000072: records 72, 100, .*, 118, \.\.\. \[item 0\]$/,
	);
});

test('two items with one match value make one contact', async () => {
	const run = await pbx.run(upsert({ NAME: '={{ $json.name }}', PHONE1: '0500000099' }), {
		items: [{ name: 'First' }, { name: 'Second' }, { name: 'Second' }],
	});

	expect(run.error).toBeUndefined();
	expect(run.json().map(({ result }) => result)).toEqual(['created', 'updated', 'unchanged']);
	expect(
		recordsOf(pbx)
			.slice(2)
			.map(({ values }) => values.NAME),
	).toEqual(['Second']);
	expect(pbx.simulator.mostInFlight).toBe(1);
});

describe('a failure in between', () => {
	const twice = (from: string, to: string) =>
		`The contact may be there twice: old record ${from}, new record ${to} [item 0]`;

	test('the add is refused: the old record stays', async () => {
		const when = { when: isAdd };
		pbx.simulator.fail('http500', when);
		const run = await pbx.run(upsert(RENAMED));

		expect(run.error?.message).toMatch(
			/^Outcome unknown, the contact may have been added\. .* \(old record 72 was left as it is\) \[item 0\]$/,
		);
		expect(steps(pbx)).toEqual(['query', 'add']);
		expect(ids()).toEqual(['71', '72']);
	});

	test('the answer to the add is lost: nothing is deleted', async () => {
		pbx.simulator.fail('dropBeforeReply', { when: isAdd });
		const run = await pbx.run(upsert(RENAMED));

		expect(run.error?.message).toContain('Outcome unknown');
		expect(run.error?.message).toContain('old record 72');
		expect(ids()).toHaveLength(3);
	});

	test.each(['ok', 'id'] as const)('the new record cannot be looked up (%s)', async (style) => {
		pbx.simulator.switches.phonebookReply = style;
		failSecondLookup('http500');
		const run = await pbx.run(upsert(RENAMED));

		const newId = ids()[2];
		expect(run.error?.message).toBe(twice('72', style === 'id' ? newId : 'not listed yet'));
		expect(steps(pbx)).toEqual(['query', 'add', 'query']);
		expect(ids()).toEqual(['71', '72', newId]);
	});

	test('the new record is not listed', async () => {
		failSecondLookup('blank');
		const run = await pbx.run(upsert(RENAMED));

		expect(run.error?.message).toBe(twice('72', 'not listed yet'));
		expect(ids()).toHaveLength(3);
	});

	test('the new record is listed, but lacks a field that the phonebook does not have', async () => {
		const run = await pbx.run(upsert({ ...RENAMED, CITY: 'Haifa' }));

		expect(run.error?.message).toBe(twice('72', ids()[2]));
		expect(run.error?.description).toContain('Perhaps the phonebook lacks one of the fields');
		expect(ids()).toContain('72');
	});

	test.each(['dropBeforeReply', 'blank', 'webPage'] as const)(
		'the answer to the delete is lost, but the list shows that it was carried out (%s)',
		async (fault) => {
			pbx.simulator.fail(fault, { when: isDelete });
			const run = await pbx.run(upsert(RENAMED));

			expect(run.error).toBeUndefined();
			expect(run.json()).toMatchObject([
				{ result: 'updated', reply: '', previousRecordId: '72', recordId: ids()[1] },
			]);
			expect(steps(pbx)).toEqual(['query', 'add', 'query', 'delete', 'query']);
		},
	);

	test('the delete is not carried out', async () => {
		pbx.simulator.fail('http500', { when: isDelete });
		const run = await pbx.run(upsert(RENAMED));

		expect(run.error?.message).toBe(twice('72', ids()[2]));
		expect(ids()).toHaveLength(3);
		expect(pbx.sent().filter(isDelete)).toHaveLength(1);
	});

	test('Retry On Fail adds nothing twice', async () => {
		pbx.simulator.fail('http500', { when: isDelete, times: 1 });
		const run = await pbx.run(upsert(RENAMED), {
			node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
		});

		expect(run.attempts()).toBe(3);
		expect(run.error?.message).toMatch(/^2 contacts have PHONE1/);
		expect(steps(pbx).filter((step) => step === 'add')).toHaveLength(1);
	});
});

describe('an answer to the lookup that is no list of contacts', () => {
	test.each([
		['other JSON', '{"service":"weather"}', 'cannot be understood'],
		['a JSON text', '"Nobody"', 'cannot be understood'],
		['rows of another kind', '[{"id":"7"}]', 'cannot be understood'],
		['words', 'Ask again later', 'The PBX answered: Ask again later'],
		['torn JSON', '[{"peid":"7', 'was cut off'],
		['a web page', '<!DOCTYPE html><title>x</title>', 'A web page answered'],
	])('never makes a contact: %s', async (_, body, words) => {
		await pbx.says(body);
		const run = await pbx.run(upsert(NEW));

		expect(run.error?.message).toContain(words);
		expect(pbx.sent()).toHaveLength(1);
	});

	test('has no record ID: an equal contact is left alone, another one is not replaced', async () => {
		await pbx.says('[{"NAME":"Dana","PHONE1":"0500000072"}]');
		const equal = await pbx.run(upsert(RENAMED));
		const other = await pbx.run(upsert({ ...RENAMED, NAME: 'Other' }));

		expect(equal.json()).toMatchObject([{ result: 'unchanged', recordId: null }]);
		expect(other.error?.message).toContain('cannot be understood');
		expect(pbx.sent()).toHaveLength(2);
	});
});

test.each([
	['has no value for it', { NAME: 'Dana' }, 'PHONE1'],
	['has a blank one', { NAME: 'Dana', PHONE1: ' ' }, 'PHONE1'],
])('refuses a contact that %s', async (_, contact, matchField) => {
	const run = await pbx.run(upsert(contact, { matchField }));

	expect(run.error?.message).toBe(
		`Match Field is ${matchField}, but the contact has no value for it [item 0]`,
	);
	expect(pbx.sent()).toEqual([]);
});

test('takes the contact as JSON, too', async () => {
	const run = await pbx.run(
		{ ...UPSERT, ...asJson('={{ $json }}') },
		{ items: [{ NAME: 'New', PHONE1: 500000099 }] },
	);

	expect(run.json()).toMatchObject([
		{ result: 'created', contact: { NAME: 'New', PHONE1: '500000099' } },
	]);
});

test.each([
	[{ phonebook: byName('Nowhere') }, 'Wrong or missing phonebook name'],
	[{ matchField: 'CITY' }, 'Wrong or missing field'],
])('says in the words of the PBX what %j lacks', async (odd, words) => {
	const run = await pbx.run(upsert({ ...NEW, CITY: 'Haifa' }, odd));

	expect(run.error?.message).toBe(`The PBX asks for a value: ${words} [item 0]`);
	expect(steps(pbx)).toEqual(['query']);
});

test('says why the contact cannot be created', async () => {
	pbx.simulator.fail('dropBeforeReply', { when: isAdd });
	const run = await pbx.run(upsert(NEW));

	expect(run.error?.message).toMatch(/^Outcome unknown, the contact may have been added\./);
	expect(steps(pbx)).toEqual(['query', 'add']);
});

test('a key that may only read creates nothing', async () => {
	const gisPbxApi = pbx.credential({ apiKey: pbx.simulator.readOnlyKey });
	const run = await pbx.run(upsert(NEW), { credentials: { gisPbxApi } });

	expect(run.error?.message).toBe('The PBX refused the API key [item 0]');
	expect(run.error?.description).toContain('needs a read/write key');
	expect(recordsOf(pbx)).toHaveLength(2);
});

failsItemByItem(pbx, upsert(NEW), {
	field: 'matchField',
	label: 'Match Field',
	good: () => 'PHONE1',
});

/** To SQL's LIKE a backslash, a per cent sign, an underscore and a blank at the end are signs of their own. */
test.each(['a\\b', 'C:\\\\x', 'ends with \\', '\\', 'Dana ', ' Dana', '100%', 'a_b', '5\\% _ \\_'])(
	'three runs of one contact make one contact: %j',
	async (name) => {
		const before = ids();
		const contact = { NAME: name, PHONE1: '0500000098' };
		for (const result of ['created', 'unchanged', 'unchanged']) {
			const run = await pbx.run(upsert(contact, { matchField: 'NAME' }));
			expect(run.error).toBeUndefined();
			expect(run.json()).toEqual([expect.objectContaining({ result })]);
		}

		const added = recordsOf(pbx).filter(({ peid }) => !before.includes(peid));
		expect(added.map(({ values }) => values.NAME)).toEqual([name.trim()]);
	},
);

test('a wildcard finds no other contact than its own', async () => {
	await pbx.run(upsert({ NAME: 'aXb', PHONE1: '0500000097' }, { matchField: 'NAME' }));
	const run = await pbx.run(upsert({ NAME: 'a_b', PHONE1: '0500000096' }, { matchField: 'NAME' }));

	expect(run.json()).toEqual([expect.objectContaining({ result: 'created' })]);
});

describe('a telephone number', () => {
	test.each(['+972500000072', '972-50-000-0072', '(050) 000 0072', '+972 (0)50-0000072'])(
		'stored as %s is found, and brought up to date as given',
		async (stored) => {
			recordsOf(pbx)[1].values.PHONE1 = stored;
			const run = await pbx.run(upsert(RENAMED));

			expect(run.json()).toMatchObject([{ result: 'updated', previousRecordId: '72' }]);
			expect(recordsOf(pbx).map(({ values }) => values.PHONE1)).toEqual([
				'0500000071',
				'0500000072',
			]);
		},
	);

	test('that is given in another form twice makes one contact', async () => {
		const run = await pbx.run(
			{ ...UPSERT, fieldsMode: 'json', contactJson: '={{ $json }}' },
			{ items: [NEW, { NAME: 'New', PHONE1: '+972 50-000-0099' }, NEW] },
		);

		expect(run.json().map(({ result }) => result)).toEqual(['created', 'updated', 'updated']);
		expect(recordsOf(pbx)).toHaveLength(3);
	});

	test('that two contacts hold in two forms is refused, with both', async () => {
		recordsOf(pbx)[0].values.PHONE1 = '+972500000072';
		const run = await pbx.run(upsert(RENAMED));

		expect(run.error?.message).toBe('2 contacts have PHONE1 = 0500000072: records 71, 72 [item 0]');
		expect(pbx.sent().some(isAdd)).toBe(false);
	});

	test.each([
		['a longer number', '05000000721'],
		['another line', '0300000072'],
		['an extension behind it', '0500000072 ext. 5'],
	])('is not %s', async (_, stored) => {
		recordsOf(pbx)[1].values.PHONE1 = stored;
		const run = await pbx.run(upsert(RENAMED));

		expect(run.json()).toMatchObject([{ result: 'created' }]);
	});

	test('in a field that holds no telephone numbers is a text', async () => {
		recordsOf(pbx)[1].values.ROUTING = '+972500000072';
		const run = await pbx.run(
			upsert({ NAME: 'New', ROUTING: '0500000072' }, { matchField: 'ROUTING' }),
		);

		expect(run.json()).toMatchObject([{ result: 'created' }]);
		expect(pbx.sent()[0].value).toBe('0500000072');
	});
});
