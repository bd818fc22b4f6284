import { tellsTheSame } from '../../tools/docs/operation';
import { blockIn, pageOf, sectionsOf, withBlock, type Block } from '../../tools/docs/pages';

const block: Block = {
	page: 'call.md',
	title: 'Call',
	heading: 'Park',
	id: 'call/park',
	text: 'A',
};

test('a new page gets its title, a new block its heading', () => {
	const page = withBlock(undefined, block);

	expect(page).toMatch(/^# Call\n\n## Park\n\n<!-- prettier-ignore-start -->\n/);
	expect(blockIn(page, 'call/park')).toBe('A');
	expect(blockIn(page, 'call/dial')).toBeUndefined();
});

test('a block is replaced where it stands, what is written around it stays', () => {
	const page =
		withBlock(undefined, block).replace('## Park\n', '## Park\n\nBy hand.\n') + '\nAnd this.\n';
	const two = withBlock(page, { ...block, id: 'call/other', heading: 'Other', text: 'B' });
	const changed = withBlock(two, { ...block, text: 'C' });

	expect(changed).toBe(two.replace('\nA\n', '\nC\n'));
	expect(withBlock(changed, { ...block, text: 'C' })).toBe(changed);
	expect(sectionsOf(changed).map(({ heading, prose }) => [heading, prose])).toEqual([
		['Park', 'By hand.\n\n\n\nAnd this.'],
		['Other', ''],
	]);
});

test('times and IDs of a run make no difference, all else does', () => {
	const run =
		'{ "callId": "pbx01-1717232400.4670", "at": "2026-06-01T12:00:00+03:00", "talkSeconds": 3 }';
	const other =
		'{ "callId": "pbx01-1780304400.1", "at": "2026-11-24T01:02:03+02:00", "talkSeconds": 12 }';

	expect(tellsTheSame(run, other)).toBe(true);
	expect(tellsTheSame(run, run.replace('callId', 'id'))).toBe(false);
	expect(tellsTheSame('id=15f3a9c01b27de', 'id=16b05becc00001')).toBe(true);
	expect(tellsTheSame('source=204', 'source=205')).toBe(false);
});

test('a page is named as people call the resource', () => {
	expect(pageOf('Virtual Extension')).toBe('virtual-extension.md');
});
