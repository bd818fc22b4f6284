/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
/** Every block of the pages but those of operations, which a run in n8n's engine makes. */
import { basename } from 'node:path';
import type { ICredentialType, INodeProperties, INodeType } from 'n8n-workflow';

import packageJson from '../../package.json';
import { resources } from '../../nodes/GisPbx/resources';
import { nodeProperties } from '../../nodes/GisPbx/resources/properties';
import { fieldsText, formText } from './form';
import { hasOwnDefault, sharedOptions } from './operation';
import { pageOf, pageWith, type Block } from './pages';

/** One operation with all that its page says of it. */
export const operations = Object.entries(resources).flatMap(
	([resource, { name, operations: own }]) =>
		Object.entries(own).map(([value, operation]) => ({
			id: `${resource}/${value}`,
			resource: name,
			page: pageOf(name),
			operation,
			form: formOf(resource, value),
		})),
);

function formOf(resource: string, operation: string): INodeProperties[] {
	return nodeProperties(resources).filter(
		({ displayOptions: { show } = {} }) =>
			show?.resource?.includes(resource) && show.operation?.includes(operation),
	);
}

/** A class by the name of its built file, from the source. */
async function instanceOf<T>(built: string): Promise<T> {
	const source = `../../${built.replace(/^dist\/(.*)\.js$/, '$1')}`;
	const module = (await import(source)) as Record<string, new () => T>;
	return new module[basename(source).split('.')[0]]();
}

/** A form of its own page: a trigger or a credential. */
export interface FormPage {
	name: string;
	page: string;
	properties: INodeProperties[];
}

/** Every trigger and credential of the package. */
export async function formPages(): Promise<FormPage[]> {
	const nodes = await Promise.all(packageJson.n8n.nodes.map((file) => instanceOf<INodeType>(file)));
	const credentials = await Promise.all(
		packageJson.n8n.credentials.map((file) => instanceOf<ICredentialType>(file)),
	);
	return [
		...nodes
			.filter(({ description: { group } }) => group.includes('trigger'))
			.map(({ description: { displayName, properties } }) => ({
				name: displayName,
				page: pageWith(displayName) ?? pageOf(displayName.replace(/^GIS PBX /, '')),
				properties,
			})),
		...credentials.map(({ displayName, properties }) => ({
			name: displayName,
			page: pageWith(displayName) ?? 'credential.md',
			properties,
		})),
	];
}

function formBlock({ name, page, properties }: FormPage): Block {
	return { page, title: name, heading: 'Fields', id: name, text: formText(properties) };
}

const EFFECTS = {
	reads: 'Reads',
	writes: 'Changes something',
	reachesPeople: 'Reaches people, or costs money',
};

/** The operations by resource, each linked with its section. */
export function operationList(): string {
	return Object.values(resources)
		.map(({ name, operations: own }) => {
			const page = pageOf(name);
			const links = Object.values(own).map(
				(operation) => `[${operation.name}](${page}#${anchorOf(operation.name)})`,
			);
			return `- **[${name}](${page})**: ${links.join(', ')}`;
		})
		.sort((a, b) => a.localeCompare(b, 'en'))
		.join('\n');
}

/** The operations by resource and by what they do to the world, as the README shows them. */
function operationTable(): string {
	const rows = Object.values(resources).map(({ name, operations: own }) => {
		const page = `docs/${pageOf(name)}`;
		const cells = Object.keys(EFFECTS).map((effect) =>
			Object.values(own)
				.filter((operation) => operation.effect === effect)
				.map((operation) => `[${operation.name}](${page}#${anchorOf(operation.name)})`)
				.join(', '),
		);
		return `| **${name}** | ${cells.join(' | ')} |`;
	});
	const heads = ['', ...Object.values(EFFECTS)];
	return [`| ${heads.join(' | ')} |`, `|${' --- |'.repeat(heads.length)}`, ...rows].join('\n');
}

/** The lists of operations: in both indexes, and in the README by effect. */
function indexBlocks(): Block[] {
	const index = { id: 'operations', text: operationList(), heading: 'Operations' };
	return [
		{ ...index, page: 'README.md', title: 'Documentation' },
		{ ...index, page: 'README.he.md', title: 'Documentation' },
		{
			id: 'operations by effect',
			page: '../README.md',
			title: packageJson.name,
			heading: 'Operations',
			text: operationTable(),
		},
	];
}

/** The options that operations share, explained once. */
function sharedBlock(): Block {
	const shared = new Map(
		operations
			.flatMap(({ operation, form }) => sharedOptions(operation, form))
			.map((option) => [option.name, hasOwnDefault(option) ? { ...option, default: '' } : option]),
	);
	return {
		page: 'README.md',
		title: 'Documentation',
		heading: 'Shared options',
		id: 'shared options',
		text: fieldsText([...shared.values()], 'when added'),
	};
}

export async function standingBlocks(): Promise<Block[]> {
	return [...indexBlocks(), sharedBlock(), ...(await formPages()).map(formBlock)];
}

/** The anchor that GitHub gives a heading. */
export function anchorOf(heading: string): string {
	return heading
		.toLowerCase()
		.replace(/[^\p{L}\p{N}_ -]/gu, '')
		.replace(/ /g, '-');
}
