/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { readdirSync, readFileSync } from 'node:fs';
import type { INodeProperties, IWorkflowBase } from 'n8n-workflow';

import { GisPbx } from '../nodes/GisPbx/GisPbx.node';
import { GisPbxCallEventTrigger } from '../nodes/GisPbx/GisPbxCallEventTrigger.node';
import { GisPbxTrigger } from '../nodes/GisPbx/GisPbxTrigger.node';

const OWN_TYPES: Record<string, INodeProperties[]> = {
	'n8n-nodes-gispbx.gisPbx': new GisPbx().description.properties,
	'n8n-nodes-gispbx.gisPbxTool': new GisPbx().description.properties,
	'n8n-nodes-gispbx.gisPbxTrigger': new GisPbxTrigger().description.properties,
	'n8n-nodes-gispbx.gisPbxCallEventTrigger': new GisPbxCallEventTrigger().description.properties,
};
const N8N_TYPE = /^(?:n8n-nodes-base|@n8n\/n8n-nodes-langchain)\./;
/** What n8n adds to every trigger that polls and to every tool. */
const ADDED = ['pollTimes', 'descriptionType', 'toolDescription'];

const files = readdirSync('examples');
const page = readFileSync('docs/examples.md', 'utf8');
const readme = readFileSync('README.md', 'utf8');

test('page and README list every example once, by the same name', () => {
	const shown = [...page.matchAll(/^\*\*\[([^\]]+)\]\(\.\.\/examples\/([^)]+)\)\.\*\* /gm)];
	const listed = [...readme.matchAll(/\[([^\]]+)\]\(examples\/([^)]+)\)/g)];
	const named = (matches: RegExpExecArray[]) =>
		matches.map(([, name, file]) => `${file}: ${name}`).sort();

	expect(shown.map(([, , file]) => file).sort()).toEqual(files.sort());
	expect(named(listed)).toEqual(named(shown));
});

test('every example is executed by a part of the end-to-end test', () => {
	const parts = readdirSync('test/e2e', { recursive: true, encoding: 'utf8' })
		.filter((file) => /^(examples|agent)\b.*\.ts$/.test(file))
		.map((file) => readFileSync(`test/e2e/${file}`, 'utf8'))
		.join('\n');
	const names = files.map((file) => file.replace('.json', ''));
	expect(names.filter((name) => !parts.includes(`'${name}'`))).toEqual([]);
});

describe.each(files)('%s', (file) => {
	const { nodes, connections } = JSON.parse(
		readFileSync(`examples/${file}`, 'utf8'),
	) as IWorkflowBase;
	const names = nodes.map(({ name }) => name);

	it("needs nothing but n8n's own nodes and this pack", () => {
		const types = nodes.map(({ type }) => type);
		const others = types.filter((type) => !N8N_TYPE.test(type));
		expect(others.length).toBeGreaterThan(0);
		expect(others.filter((type) => !(type in OWN_TYPES))).toEqual([]);
	});

	it('says in a note what it does and what to change', () => {
		const notes = nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
		const [text] = notes.map(({ parameters }) => String(parameters.content));
		expect(text).toMatch(/^## .+\n/);
		expect(text).toContain('1. ');
		expect(text).toContain('GIS PBX credential');
	});

	it('names only nodes that are there', () => {
		const [note] = nodes.map(({ parameters }) => String(parameters.content));
		const named = [...note.matchAll(/\*\*([^*]+)\*\*/g)].map(([, name]) => name);
		const buttons = ['Execute workflow', 'This calls people.'];
		expect(named.filter((name) => !names.includes(name) && !buttons.includes(name))).toEqual([]);
		const linked = Object.values(connections)
			.flatMap((byType) => Object.values(byType).flat())
			.flatMap((targets) => (targets ?? []).map(({ node }) => node));
		const ends = [...Object.keys(connections), ...linked];
		expect(ends.filter((name) => !names.includes(name))).toEqual([]);
		expect(new Set(names).size).toBe(names.length);
	});

	it('lays its nodes and their names out apart, clear of the note', () => {
		const [[note], others] = [true, false].map((isNote) =>
			nodes.filter(({ type }) => (type === 'n8n-nodes-base.stickyNote') === isNote),
		);
		const isClose = ([x, y]: number[], [otherX, otherY]: number[]) =>
			Math.abs(x - otherX) < 160 && Math.abs(y - otherY) < 160;
		const right = note.position[0] + Number(note.parameters.width);
		const bottom = note.position[1] + Number(note.parameters.height);
		const hidden = others.filter(
			({ position }, place) =>
				(position[0] < right + 32 && position[1] < bottom + 32) ||
				others.slice(0, place).some((other) => isClose(position, other.position)),
		);
		expect(hidden.map(({ name }) => name)).toEqual([]);
	});

	it('carries no credential and no data of a run', () => {
		expect(nodes.filter(({ credentials }) => credentials)).toEqual([]);
	});

	it('sets only parameters that the nodes have', () => {
		const unknown = nodes.flatMap(({ name, type, parameters }) => {
			const known = OWN_TYPES[type]?.map((property) => property.name).concat(ADDED);
			if (!known) return [];
			return Object.keys(parameters)
				.filter((parameter) => !known.includes(parameter))
				.map((parameter) => `${name}: ${parameter}`);
		});
		expect(unknown).toEqual([]);
	});
});
