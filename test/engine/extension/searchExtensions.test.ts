import { CANARY_SECRETS } from '../../../simulator';
import { usePbx } from '../support';

const pbx = usePbx();
const GET = { resource: 'extension', operation: 'get', extension: '' };
const search = async (filter?: string) => await pbx.search(GET, 'searchExtensions', { filter });

test('offers every extension by number and name, without secrets', async () => {
	const found = await search();

	expect(found).toEqual({
		results: [
			{ name: '204 · קבלה', value: '204' },
			{ name: '205 · Support', value: '205' },
			{ name: '206 · מחסן / Store "B"', value: '206' },
			{ name: '207 · Never answers', value: '207' },
			{ name: '208 · Always busy', value: '208' },
			{ name: '210 · כל המשרד', value: '210' },
		],
	});
	const text = JSON.stringify(found);
	expect(CANARY_SECRETS.filter((secret) => text.includes(secret))).toEqual([]);
	expect(pbx.sent()).toEqual([{ reqtype: 'INFO', info: 'extensions', format: 'json' }]);
});

test.each([
	['קבל', ['204']],
	[' SUPP ', ['205']],
	['20', ['204', '205', '206', '207', '208']],
	['nobody', []],
])('searches for %j', async (filter, numbers) => {
	const { results } = await search(filter);

	expect(results.map(({ value }) => value)).toEqual(numbers);
});

test('is empty where the PBX has none', async () => {
	await pbx.says('[]');

	expect(await search()).toEqual({ results: [] });
});

test('says why there is no list', async () => {
	const gisPbxApi = pbx.credential({ apiKey: 'canary-of-another-pbx' });
	const searching = pbx.search(GET, 'searchExtensions', { credentials: { gisPbxApi } });

	await expect(searching).rejects.toThrow('The PBX refused the API key');
});
