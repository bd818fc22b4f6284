import { usePbx } from '../support';

const pbx = usePbx();
const LIST = { resource: 'phonebook', operation: 'getMany', returnAll: true };

test('offers the phonebooks by name, which is all that the PBX knows them by', async () => {
	const { results } = await pbx.search(LIST, 'searchPhonebooks');

	expect(results).toEqual([
		{ name: 'Default', value: 'Default' },
		{ name: 'לקוחות', value: 'לקוחות' },
	]);
});

test('the search box finds a Hebrew name', async () => {
	const { results } = await pbx.search(LIST, 'searchPhonebooks', { filter: 'לקו' });

	expect(results).toEqual([{ name: 'לקוחות', value: 'לקוחות' }]);
});

test.each([
	[{ __rl: true, mode: 'list', value: 'Default' }],
	[{ __rl: true, mode: 'name', value: 'Default' }],
	['Default'],
])('%j names the phonebook', async (phonebook) => {
	const run = await pbx.run({ ...LIST, phonebook });

	expect(run.error).toBeUndefined();
	expect(run.json()).toHaveLength(2);
	expect(pbx.sent()).toMatchObject([{ reqtype: 'PHONEBOOK', phonebook: 'Default' }]);
});

test.each([
	['={{ "" }}', 'is empty'],
	['={{ null }}', 'is null'],
])('refuses a picker that holds %s', async (value, words) => {
	const run = await pbx.run({ ...LIST, phonebook: { __rl: true, mode: 'name', value } });

	expect(run.error?.message).toBe(`Phonebook ${words} [item 0]`);
	expect(pbx.sent()).toEqual([]);
});
