/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { resolve } from 'node:path';

import { readHouse } from '../tools/house/house';
import { readRooms } from '../tools/house/rooms';
import { problemsOf, type House } from '../tools/house/rules';
import { readSources } from '../tools/house/sources';

test('the house is as CONTRIBUTING.md draws it', () => {
	const house = readHouse(resolve(__dirname, '..'));

	expect(house.sources.length).toBeGreaterThan(300);
	expect(problemsOf(house)).toEqual([]);
});

const TABLE = `# Contributing

## Where things are

| Folder | What it holds |
| ------ | ------------- |
| \`tools/\`, \`tools/docs/\` | a room of two folders |
| \`nodes/top/\`, \`nodes/beside/\` | two rooms |
| \`nodes/resources/<resource>/\` | operations |
| \`nodes/low/\`, \`nodes/low/<any>/\` | what all use |
| \`simulator/\` | a PBX |

## Another table

| \`elsewhere/\` | no room |
`;

/** As many lines as a file of nodes/ must have. */
const BODY = Array.from({ length: 8 }, (_, line) => `const line${line} = ${line};\n`).join('');

const houseOf = (files: Record<string, string>): House => ({
	sources: readSources(new Map(Object.entries(files))),
	rooms: readRooms(TABLE),
});

test('the rooms are the rows of the one table, and folders in folders are one room', () => {
	expect(readRooms(TABLE)).toEqual([
		{ name: 'tools', floor: 0, folders: ['tools', 'tools/docs'] },
		{ name: 'nodes/top', floor: 1, folders: ['nodes/top'] },
		{ name: 'nodes/beside', floor: 1, folders: ['nodes/beside'] },
		{
			name: 'nodes/resources/<resource>',
			floor: 2,
			folders: ['nodes/resources/<resource>'],
		},
		{ name: 'nodes/low', floor: 3, folders: ['nodes/low', 'nodes/low/<any>'] },
		{ name: 'simulator', floor: 4, folders: ['simulator'] },
	]);
});

test.each<[string, Record<string, string>, string[]]>([
	[
		'a house in order',
		{
			'tools/main.ts': "import { a } from '../nodes/top/a';\nimport './docs/write';",
			'tools/docs/write.ts': "const { serve } = require('../../simulator');",
			'nodes/top/a.ts': `import { b } from '../low/any';\nexport const a = b;\n${BODY}`,
			'nodes/low/any/index.ts': "export { b } from './b';",
			'nodes/low/any/b.ts': `import { c } from '../c';\nexport const b = c;\n${BODY}`,
			'nodes/low/c.ts': `export const c = 1;\n${BODY}`,
			'simulator/index.ts': "import ts from 'typescript';",
		},
		[],
	],
	[
		'a circle through types',
		{
			'simulator/a.ts': "import type { B } from './b';",
			'simulator/b.ts': "export type { C } from './c';",
			'simulator/c.ts': "export type C = import('./a').A;",
			'simulator/d.ts': "import './a';",
		},
		['circle: simulator/a.ts -> simulator/b.ts -> simulator/c.ts -> simulator/a.ts'],
	],
	[
		'two circles, by call',
		{
			'simulator/a.ts': "void import('./b');",
			'simulator/b.ts': "require('./a');",
			'tools/c.ts': "jest.mock('./d');",
			'tools/d.ts': "export * from './c';",
		},
		[
			'circle: simulator/a.ts -> simulator/b.ts -> simulator/a.ts',
			'circle: tools/c.ts -> tools/d.ts -> tools/c.ts',
		],
	],
	[
		'arrows upwards and sideways',
		{
			'nodes/low/any/index.ts': "import type { A } from '../../top';",
			'nodes/top/index.ts': "import '../beside';",
			'nodes/beside/index.ts': '',
		},
		[
			'upwards: nodes/low/any/index.ts -> nodes/top/index.ts',
			'sideways: nodes/top/index.ts -> nodes/beside/index.ts',
		],
	],
	[
		'what ships takes what does not',
		{
			'nodes/top/index.ts': "import '../../simulator';\nimport '../../test/support';",
			'simulator/index.ts': '',
		},
		[
			'not shipped: nodes/top/index.ts -> simulator/index.ts',
			'not shipped: nodes/top/index.ts -> test/support',
		],
	],
	[
		'folders that the table does not name',
		{ 'tools/new/a.ts': '', 'elsewhere/b.ts': '', 'nodes/low/any/deep/index.ts': '' },
		[
			'the table names no room for: tools/new/',
			'the table names no room for: elsewhere/',
			'the table names no room for: nodes/low/any/deep/',
		],
	],
	[
		'an export that nobody takes',
		{
			'nodes/low/a.ts': `export const used = 1;\nexport type Unused = string;\n${BODY}`,
			'nodes/low/b.ts': `export async function lost() {}\n${BODY}`,
			'nodes/top/index.ts': "import { used } from '../low/a';",
			'tools/a.ts': 'export const lost = 1;',
		},
		[
			'exported, but nobody imports it: Unused of nodes/low/a.ts',
			'exported, but nobody imports it: lost of nodes/low/b.ts',
		],
	],
	[
		'a file that holds next to nothing',
		{
			'nodes/low/a.ts': `/**\n * Long\n */\nimport {\n\ta,\n} from 'a';\n\n// words\n${BODY.slice(21)}`,
			'nodes/top/Some.node.ts': 'export class Some {}',
		},
		['only 7 lines of code: nodes/low/a.ts'],
	],
	[
		'an operation may be short',
		{
			'nodes/resources/call/index.ts': "import { dial } from './dial';",
			'nodes/resources/call/dial.ts': 'export const dial = 1;',
		},
		[],
	],
])('%s', (_, files, problems) => {
	expect(problemsOf(houseOf(files))).toEqual(problems);
});
