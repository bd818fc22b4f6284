/** PHONEBOOK (pbx.md#phone-books). */
import { ask, askJson, usePbx, type Params } from '../client';

type Row = Record<string, string>;

describe('8.24 PHONEBOOK', () => {
	const pbx = usePbx();
	const BOOK = { reqtype: 'PHONEBOOK', phonebook: 'Default' };
	const query = async (field: string, value: string, more: Params = {}) =>
		(await ask(pbx(), { ...BOOK, subreqtype: 'query', field, value, format: 'json', ...more }))
			.body;
	const found = async (field: string, value: string) => {
		const body = await query(field, value);
		return ((JSON.parse(body) ?? []) as Row[]).map(({ peid }) => peid);
	};
	const add = async (fields: Row, more: Params = {}) =>
		(
			await ask(
				pbx(),
				{ ...BOOK, subreqtype: 'add', ...more },
				{ method: 'POST', body: new URLSearchParams(fields) },
			)
		).body;

	it('answers with doubled rows, plain too', async () => {
		expect(await query('name', 'ben demo')).toBe(
			'[{"0":"71","peid":"71","1":"Ben Demo","NAME":"Ben Demo","2":"0500000071","PHONE1":"0500000071","3":"","PHONE2":"","4":"ben@example.com","EMAIL":"ben@example.com","5":"","ROUTING":""}]',
		);
		expect(await query('name', 'ben demo', { format: 'plain' })).toMatch(
			/^0\|peid\|1\|NAME\|.*\|\n71\|71\|Ben Demo\|Ben Demo\|/,
		);
	});

	it('matches the whole value; % stands for any text, _ for one character', async () => {
		expect(await found('NAME', 'Ben')).toEqual([]);
		expect(await found('NAME', 'Ben%')).toEqual(['71']);
		expect(await found('NAME', '%לדוגמה')).toEqual(['72']);
		expect(await found('phone1', '050000007_')).toEqual(['71', '72']);
		expect(await found('email', '%.com')).toEqual(['71']);
		expect(await found('email', '%xcom')).toEqual([]);
		pbx().switches.phonebookUnderscore = 'literal';
		expect(await found('phone1', '050000007_')).toEqual([]);
	});

	it('takes field codes in any case, or exactly', async () => {
		expect(await found('nAmE', 'ben demo')).toEqual(['71']);
		pbx().switches.phonebookFieldCase = 'exact';
		expect(await query('name', 'ben demo')).toBe('Wrong or missing field');
		expect(await found('NAME', 'ben demo')).toEqual(['71']);
		pbx().switches.phonebookAnswerCase = 'lower';
		expect(await query('NAME', 'ben demo')).toContain('"name":"Ben Demo"');
	});

	it('finds nothing in three ways', async () => {
		const bodies: string[] = [];
		for (const way of ['null', 'nothing', 'emptyArray'] as const) {
			pbx().switches.phonebookNothing = way;
			bodies.push(await query('name', 'nobody'));
		}
		expect(bodies).toEqual(['null', '', '[]']);
	});

	it('adds one contact or an array from values, and drops fields the book lacks', async () => {
		expect(await add({ values: '{"NAME":"Ross","PHONE1":"3564732920"}' })).toBe('OK');
		expect(await add({ values: '[{"name":"A","CITY":"x"},{"NAME":"B","PHONE2":5}]' })).toBe('OK');
		const all = await askJson<Row[]>(pbx(), { ...BOOK, subreqtype: 'getall' });
		expect(all.slice(2)).toMatchObject([
			{ NAME: 'Ross', PHONE1: '3564732920' },
			{ NAME: 'A' },
			{ NAME: 'B', PHONE2: '5' },
		]);
		expect(all[3]).not.toHaveProperty('CITY');
		expect(new Set(all.map(({ peid }) => peid)).size).toBe(5);
	});

	it('reads jsondata only by switch', async () => {
		const jsondata = '{"NAME":"Ross"}';
		expect(await add({ jsondata })).toBe('No values specified');
		pbx().switches.phonebookJsonData = 'on';
		expect(await add({ jsondata })).toBe('OK');
		expect(await found('name', 'ross')).toHaveLength(1);
	});

	it('answers an add in four ways', async () => {
		const bodies: string[] = [];
		for (const style of ['ok', 'id', 'json', 'nothing'] as const) {
			pbx().switches.phonebookReply = style;
			bodies.push(await add({ values: '{"NAME":"R"}' }, { format: 'json' }));
		}
		const ids =
			pbx()
				.state.phonebooks[0]?.records.slice(2)
				.map(({ peid }) => peid) ?? [];
		expect(bodies).toEqual([
			'OK',
			ids[1],
			`{"Response":"Success","Message":"OK","ID":"${ids[2]}"}`,
			'',
		]);
	});

	it('takes the name exactly as sent', async () => {
		expect(await query('name', 'ben demo', { phonebook: 'Default ' })).toBe(
			'Wrong or missing phonebook name',
		);
		expect(await query('name', 'ben demo', { phonebook: '' })).toBe(
			'Wrong or missing phonebook name',
		);
		expect(await add({ values: '{"NAME":"R"}' }, { phonebook: 'Default ' })).toBe(
			'Wrong or missing phonebook name',
		);
	});

	it('refuses unreadable values', async () => {
		for (const values of ['{NAME', '[]', '"x"', '[1]', 'null']) {
			expect([values, await add({ values })]).toEqual([values, 'Wrong or missing values']);
		}
	});

	it('deletes a record, all records, and lists the books', async () => {
		const remove = async (peid: string) =>
			(await ask(pbx(), { ...BOOK, subreqtype: 'delete', peid })).body;
		expect(await remove('71')).toBe('OK');
		expect(await remove('71')).toBe('No such record');
		expect(await remove('')).toBe('No peid specified');
		expect((await ask(pbx(), { ...BOOK, subreqtype: 'cleanall' })).body).toBe('OK');
		expect(pbx().state.phonebooks[0]?.records).toEqual([]);
		expect(await askJson(pbx(), { reqtype: 'PHONEBOOKS', subreqtype: 'list' })).toMatchObject([
			{ pb_name: 'Default' },
			{ pb_name: 'לקוחות' },
		]);
	});
});
