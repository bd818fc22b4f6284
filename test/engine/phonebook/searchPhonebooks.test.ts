import { usePbx } from '../support';

const pbx = usePbx();
const FORM = { resource: 'phonebook', operation: 'getMany' };

test('lists the phonebooks by name', async () => {
	const { results } = await pbx.search(FORM, 'searchPhonebooks');

	expect(results).toEqual([
		{ name: 'Default', value: 'Default' },
		{ name: 'לקוחות', value: 'לקוחות' },
	]);
	expect(pbx.sent()).toEqual([{ reqtype: 'PHONEBOOKS', subreqtype: 'list', format: 'json' }]);
});

test('finds what was typed in the search box', async () => {
	const { results } = await pbx.search(FORM, 'searchPhonebooks', { filter: ' קוח' });

	expect(results).toEqual([{ name: 'לקוחות', value: 'לקוחות' }]);
});

test.each([
	['names alone', '["Default","VIP"]'],
	['names by ID', '{"5":"Default","6":"VIP"}'],
	['rows', '[{"name":"Default"},{"name":"VIP"}]'],
	['rows by ID', '{"5":{"pb_name":"Default"},"6":{"pb_name":"VIP"}}'],
])('understands %s', async (_, body) => {
	await pbx.says(body);
	const { results } = await pbx.search(FORM, 'searchPhonebooks');

	expect(results.map(({ value }) => value)).toEqual(['Default', 'VIP']);
});

test('understands the one row of the only phonebook', async () => {
	await pbx.says('{"0":"5","pb_id":"5","1":"Default","pb_name":"Default"}');
	const { results } = await pbx.search(FORM, 'searchPhonebooks');

	expect(results).toEqual([{ name: 'Default', value: 'Default' }]);
});

test.each(['', 'null', '[]', ']'])('is an empty list where the PBX says %j', async (body) => {
	await pbx.says(body);

	expect((await pbx.search(FORM, 'searchPhonebooks')).results).toEqual([]);
});

test('shows why there is no list', async () => {
	const gisPbxApi = pbx.credential({ apiKey: 'canary-of-another-pbx' });
	const wrongKey = pbx.search(FORM, 'searchPhonebooks', { credentials: { gisPbxApi } });
	await expect(wrongKey).rejects.toThrow('The PBX refused the API key');

	await pbx.says('[{"other":"thing"}]');
	await expect(pbx.search(FORM, 'searchPhonebooks')).rejects.toThrow('cannot be understood');
});
