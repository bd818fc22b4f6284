import type { INode, INodeTypeDescription } from 'n8n-workflow';

import { GisPbx } from '../../../nodes/GisPbx/GisPbx.node';
import { GisPbxTrigger } from '../../../nodes/GisPbx/GisPbxTrigger.node';
import { resources } from '../../../nodes/GisPbx/resources';
import { NODE_TYPE, TRIGGER_TYPE } from '../../../tools/n8n/workflows';
import { meaningOf, savedMeaning, savedWait, savedWorkflow, unknownIn } from './saved';

const DESCRIPTIONS: Record<string, INodeTypeDescription> = {
	[NODE_TYPE]: new GisPbx().description,
	[TRIGGER_TYPE]: new GisPbxTrigger().description,
};
const meaning = savedMeaning();
const ownNodes = savedWorkflow().nodes.filter(({ type }) => type in DESCRIPTIONS);

describe.each(ownNodes.map((node): [string, INode] => [node.name, node]))(
	'%s, as 0.1.0 saved it',
	(name, node) => {
		const description = DESCRIPTIONS[node.type];

		it('sets nothing that the form does not know', () => {
			expect(unknownIn(node, description)).toEqual([]);
		});

		it('still means the same, defaults included', () => {
			expect(meaningOf(node, description)).toMatchObject(meaning[name]);
		});
	},
);

test('a dial saved with Wait for End is known to the form, and keeps all it says', () => {
	const [dial] = savedWait().nodes.filter(({ type }) => type === NODE_TYPE);
	const description = DESCRIPTIONS[NODE_TYPE];

	expect(unknownIn(dial, description)).toEqual([]);
	expect(meaningOf(dial, description)).toMatchObject({
		...dial.parameters,
		resource: 'call',
		operation: 'dial',
	});
});

test('the operations of 0.1.0 are all there', () => {
	const saved = ownNodes.flatMap(({ name, type }) => {
		const { resource, operation } = meaning[name];
		return type === NODE_TYPE ? [`${String(resource)}/${String(operation)}`] : [];
	});
	const today = Object.entries(resources).flatMap(([resource, { operations }]) =>
		Object.keys(operations).map((operation) => `${resource}/${operation}`),
	);
	expect(new Set(saved).size).toBe(44);
	expect(today).toEqual(expect.arrayContaining(saved));
});

test('a renamed operation, parameter, option or choice would be noticed', () => {
	const unknown = (parameters: INode['parameters']) =>
		unknownIn({ ...ownNodes[0], parameters }, DESCRIPTIONS[NODE_TYPE]);
	const filters = { direction: 'sideways', shape: 'round', disposition: ['answered', 'lost'] };
	expect(unknown({ resource: 'cdr', operation: 'getMany', colour: 'red', filters })).toEqual([
		'colour',
		'filters.direction = sideways',
		'filters.shape',
		'filters.disposition = lost',
	]);
	// an operation of another resource
	expect(unknown({ resource: 'cdr', operation: 'search' })).toEqual(['operation = search']);
	expect(unknown({ resource: 'calls' })).toContain('resource = calls');
});
