/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs outside n8n */
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { inspect } from 'node:util';

import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import { GisPbx } from '../../../nodes/GisPbx/GisPbx.node';
import { GisPbxCallEventTrigger } from '../../../nodes/GisPbx/GisPbxCallEventTrigger.node';
import { GisPbxTrigger } from '../../../nodes/GisPbx/GisPbxTrigger.node';

const root = resolve(__dirname, '../../..');

/**
 * The node's properties are put together from fields, where n8n's lint cannot follow. So they are
 * printed as one literal, as other nodes have them, and that text is linted by the same config.
 */
const printed = (className: string, description: INodeTypeDescription) => `
import type { INodeType, INodeTypeDescription } from 'n8n-workflow';

export class ${className} implements INodeType {
	description: INodeTypeDescription = ${inspect(description, {
		depth: Infinity,
		maxArrayLength: Infinity,
		maxStringLength: Infinity,
		compact: false,
	})};
}
`;

/** Rules that say something about the printing, not about what is printed. */
const NOT_FOR_PRINTED_TEXT = [
	// A printed constant is its value: 'main'. The source of the node uses NodeConnectionTypes.
	'@n8n/community-nodes/node-connection-type-literal',
	// The order of keys is that in which fields are put together; n8n does not look at it.
	'n8n-nodes-base/node-param-display-name-not-first-position',
	// Options stand in the order of use, what holds an operation back together (decisions.md#options).
	'n8n-nodes-base/node-param-collection-type-unsorted-items',
	// Only the description is printed, not the methods beside it.
	'@n8n/community-nodes/webhook-lifecycle-complete',
];

interface Finding {
	ruleId: string | null;
	message: string;
	line: number;
}

/** ESLint in a process of its own: jest cannot load its config, which is an ES module. */
const LINT = `
	import { ESLint } from 'eslint';
	import { text } from 'node:stream/consumers';
	const eslint = new ESLint();
	const linted = Object.entries(JSON.parse(await text(process.stdin))).map(async ([name, source]) => {
		const filePath = 'nodes/GisPbx/' + name + '.node.ts';
		const [{ messages }] = await eslint.lintText(source, { filePath });
		return [name, messages];
	});
	console.log(JSON.stringify(Object.fromEntries(await Promise.all(linted))));
`;

/** What ESLint finds in each of some sources, by the name of their class. */
function lint(sources: Record<string, string>): Record<string, Finding[]> {
	const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', LINT], {
		cwd: root,
		// n8n's rules take no notice of file names while NODE_ENV is "test".
		env: { ...process.env, NODE_ENV: '' },
		input: JSON.stringify(sources),
		encoding: 'utf8',
		maxBuffer: 1e9,
	});
	return JSON.parse(printed) as Record<string, Finding[]>;
}

const MISTAKE: INodeProperties = {
	displayName: 'return all rows',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Returns all.',
};

const SOURCES = Object.fromEntries(
	Object.entries({ GisPbx, GisPbxTrigger, GisPbxCallEventTrigger }).map(([name, Node]) => {
		const { description } = new Node();
		const properties = [...description.properties, MISTAKE];
		return [name, printed(name, { ...description, properties })];
	}),
);
let found: Record<string, Finding[]>;

beforeAll(() => {
	found = lint(SOURCES);
}, 60_000);

test.each(Object.entries(SOURCES))(
	"n8n's lint finds nothing in the description of %s but the mistake made here",
	(name, source) => {
		const lines = source.split('\n');
		const findings = found[name]
			.filter(({ ruleId }) => !NOT_FOR_PRINTED_TEXT.includes(String(ruleId)))
			.map(({ ruleId, line }) => `${ruleId}: ${lines[line - 1].trim()}`);

		expect(findings.sort()).toEqual([
			"n8n-nodes-base/node-param-description-boolean-without-whether: description: 'Returns all.'",
			"n8n-nodes-base/node-param-description-excess-final-period: description: 'Returns all.'",
			"n8n-nodes-base/node-param-description-wrong-for-return-all: description: 'Returns all.'",
			"n8n-nodes-base/node-param-display-name-miscased: displayName: 'return all rows',",
		]);
	},
);
