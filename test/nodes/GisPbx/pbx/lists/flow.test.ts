import { flowsFrom, flowStateFrom } from '../../../../../nodes/GisPbx/pbx/lists/flow';

describe('flowsFrom', () => {
	const NIGHT = {
		flowId: '61',
		number: '7001',
		name: 'מצב לילה',
		comment: 'Switched by hand',
		value: 'night',
		variableName: 'NIGHT',
		extension: '7001',
		state: 'INUSE',
	};
	const ROW = {
		...{ '0': '61', fl_id: '61', '1': '7', fl_te_id: '7', fl_name: 'מצב לילה' },
		...{ fl_comment: 'Switched by hand', fl_number: '7001', fl_value: 'night' },
		...{ fl_variable_name: 'NIGHT', st_extension: '7001', st_state: 'INUSE' },
	};

	it('reads rows, of a list or by ID', () => {
		expect(flowsFrom([ROW])).toEqual([NIGHT]);
		expect(flowsFrom({ '61': ROW })).toEqual([NIGHT]);
	});

	it('has null for what is not there', () => {
		const none = Object.fromEntries(Object.keys(NIGHT).map((name) => [name, null]));
		expect(flowsFrom([{ fl_id: 61, fl_name: '' }, { fl_number: '7002' }])).toEqual([
			{ ...none, flowId: '61' },
			{ ...none, number: '7002' },
		]);
	});

	it.each<[unknown]>([[undefined], [null], ['61'], [[{ fl_name: 'Night' }]], [{ service: 'w' }]])(
		'finds none in %j',
		(answer) => {
			expect(flowsFrom(answer)).toEqual([]);
		},
	);
});

describe('flowStateFrom', () => {
	it.each([
		['NOT_INUSE', 'NOT_INUSE'],
		['"INUSE"', 'INUSE'],
		['" INUSE "', 'INUSE'],
		['null', null],
		['""', null],
		['', null],
	])('reads %j', (answer, state) => {
		expect(flowStateFrom(answer)).toBe(state);
	});
});
