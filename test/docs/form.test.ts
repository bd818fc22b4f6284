import type { INodeProperties } from 'n8n-workflow';

import { formText, labelsOf } from '../../tools/docs/form';

const detail: INodeProperties = {
	displayName: 'Detail',
	name: 'detail',
	type: 'options',
	default: 'calls',
	options: [
		{ name: 'Calls', value: 'calls', description: 'One row for each call' },
		{ name: 'Legs', value: 'legs' },
	],
};
const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	default: {},
	options: [
		{
			displayName: 'Group Legs',
			name: 'groupLegs',
			type: 'boolean',
			default: true,
			displayOptions: { show: { '/detail': ['legs'] } },
		},
	],
};

test('a form is told field by field, with what can be chosen and when a field is shown', () => {
	expect(formText([detail, options])).toBe(
		[
			'**Parameters**\n',
			'- **Detail** (`detail`), default _Calls_.',
			'  - _Calls_ (`calls`): One row for each call.',
			'  - _Legs_ (`legs`).',
			'\n**Options**\n',
			'- **Group Legs** (`groupLegs`), on when added. Shown when _Detail_ is _Legs_.',
		].join('\n'),
	);
});

test('labels are those of fields, choices and options', () => {
	expect(labelsOf([detail, options])).toEqual(['Detail', 'Calls', 'Legs', 'Options', 'Group Legs']);
});
