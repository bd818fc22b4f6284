import { SWITCH_VALUES } from '../../../simulator';
import { usePbx } from '../support';

const pbx = usePbx();
const PAUSE = { resource: 'agent', operation: 'pause', queue: '27' };
const ENTRIES = [
	{ name: '204 · קבלה', value: '204' },
	{ name: '205 · Support', value: '205' },
	{ name: '206 · מחסן / Store "B"', value: '206' },
	{ name: '207 · Never answers', value: '207' },
	{ name: '208 · Always busy', value: '208' },
	{ name: '210 · כל המשרד', value: '210' },
];

test.each(SWITCH_VALUES.extensionsDoubledKeys)(
	'offers the extensions by number; the value is the bare number (positions: %s)',
	async (extensionsDoubledKeys) => {
		pbx.simulator.switches.extensionsDoubledKeys = extensionsDoubledKeys;
		const { results } = await pbx.search(PAUSE, 'searchExtensions');

		expect(results).toEqual(ENTRIES);
		expect(pbx.sent()).toMatchObject([{ reqtype: 'INFO', info: 'extensions' }]);
	},
);

test.each([
	['קבלה', ['204']],
	['SUPPORT', ['205']],
	['20', ['204', '205', '206', '207', '208']],
])('the search box finds %j', async (filter, values) => {
	const { results } = await pbx.search(PAUSE, 'searchExtensions', { filter });

	expect(results.map(({ value }) => value)).toEqual(values);
});

test.each([
	['an entry of the list', { __rl: true, mode: 'list', value: '204' }, '204'],
	['what was typed', { __rl: true, mode: 'id', value: '204-DEMOCO' }, '204-DEMOCO'],
	['a plain text', ' 204-DEMOCO ', '204-DEMOCO'],
	['a number', '={{ 204 }}', '204'],
	['a mode of another picker', { __rl: true, mode: 'number', value: '204' }, '204'],
])('sends %s', async (_, extension, sent) => {
	const run = await pbx.run({ ...PAUSE, extension });

	expect(run.json()).toMatchObject([{ confirmed: true, extension: sent }]);
	// a typed queue is looked up first
	const changes = pbx.sent().filter(({ reqtype }) => reqtype === 'AGENT');
	expect(changes).toMatchObject([{ extension: sent }]);
});

test('a choice made for an agent serves a virtual extension', async () => {
	const extension = { __rl: true, mode: 'list', value: '204', cachedResultName: '204 · קבלה' };
	const run = await pbx.run({
		resource: 'virtualExtension',
		operation: 'addMember',
		virtualExtension: '210',
		extension,
	});

	expect(run.json()).toMatchObject([{ confirmed: true, extension: '204' }]);
});

test.each([
	['={{ "" }}', 'is empty'],
	['={{ null }}', 'is null'],
	['={{ ["204"] }}', 'is a list, not text'],
])('refuses a picker that holds %s', async (value, words) => {
	const run = await pbx.run({ ...PAUSE, extension: { __rl: true, mode: 'list', value } });

	expect(run.error?.message).toBe(`Extension ${words} [item 0]`);
	expect(pbx.sent()).toEqual([]);
});
