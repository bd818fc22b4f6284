/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyOptions,
	type INodeTypeDescription,
} from 'n8n-workflow';
import type { WorkflowJson } from '../../../tools/n8n/rest';

/**
 * A workflow as n8n saves it with version 0.1.0 of this package, and what 0.1.0 understands by it.
 * Every operation is there with every parameter set; what is a default is left out, as n8n does it.
 * Made once from the forms of 0.1.0 with n8n's own `getNodeParameters`. Never edit these files: they
 * are what users have.
 */
const read = <T>(name: string): T =>
	JSON.parse(readFileSync(join(__dirname, `${name}.json`), 'utf8')) as T;

export const savedWorkflow = (): WorkflowJson => read<WorkflowJson>('workflow-0.1.0');

/** A dial with the option Wait for End, as it was saved before Dial and Wait was an operation. */
export const savedWait = (): WorkflowJson => read<WorkflowJson>('workflow-wait-for-end');

/** By the name of the node: all its parameters, defaults filled in. */
export const savedMeaning = (): Record<string, INodeParameters> => read('meaning-0.1.0');

/** n8n adds it to every trigger that polls. */
const POLL_TIMES = 'pollTimes';

/** All parameters of a node, defaults filled in, as the form reads what was saved. */
export function meaningOf(node: INode, description: INodeTypeDescription): INodeParameters {
	const { properties } = description;
	const { parameters } = node;
	return (
		NodeHelpers.getNodeParameters(properties, parameters, true, false, node, description) ?? {}
	);
}

/** What a saved node sets and its form does not know any more: `filters.phone`, `operation = get`. */
export function unknownIn(node: INode, description: INodeTypeDescription): string[] {
	const meaning = meaningOf(node, description);
	const shown = description.properties.filter((property) =>
		NodeHelpers.displayParameter(meaning, property, node, description),
	);
	return Object.entries(node.parameters).flatMap(([name, value]) => {
		if (name === POLL_TIMES) return [];
		const own = shown.find((property) => property.name === name);
		return own ? unknownPlaces(own, value) : [name];
	});
}

function unknownPlaces(property: INodeProperties, value: unknown): string[] {
	const { name, type, options = [] } = property;
	if (type === 'options' || type === 'multiOptions') {
		const known = (options as INodePropertyOptions[]).map((option) => option.value);
		return [value]
			.flat()
			.flatMap((one) => (known.includes(one as string) ? [] : [`${name} = ${one}`]));
	}
	if (type !== 'collection') return [];
	const inner = options as INodeProperties[];
	return Object.entries(value as object).flatMap(([key, one]) => {
		const found = inner.find((option) => option.name === key);
		const unknown = found ? unknownPlaces(found, one) : [key];
		return unknown.map((place) => `${name}.${place}`);
	});
}
