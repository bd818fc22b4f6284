import { campaignNumbersFrom } from '../../../../../nodes/GisPbx/pbx/lists/campaign';

const NUMBERS = ['0500000001', '+972500000002'];

describe('campaignNumbersFrom', () => {
	it.each<[string, unknown, string | null]>([
		['numbers', NUMBERS, null],
		['numbers between blanks', [NUMBERS[0], '', null, NUMBERS[1]], null],
		['a list with gaps', { '0': NUMBERS[0], '3': NUMBERS[1] }, null],
		['descriptions by number', { [NUMBERS[0]]: 'Dana', [NUMBERS[1]]: 'Dana' }, 'Dana'],
		['nothing by number', { [NUMBERS[0]]: '', [NUMBERS[1]]: null }, null],
		['rows', NUMBERS.map((number) => ({ number, numberdescription: 'Dana' })), 'Dana'],
		['rows by ID', { '7': { number: NUMBERS[0] }, '8': { number: NUMBERS[1] } }, null],
		['rows between others', [{ number: NUMBERS[0] }, { id: 1 }, { number: NUMBERS[1] }], null],
	])('finds them in %s', (_, answer, description) => {
		expect(campaignNumbersFrom(answer)).toMatchObject(
			NUMBERS.map((number) => ({ number, description })),
		);
		expect(campaignNumbersFrom(answer)).toHaveLength(2);
	});

	it('keeps the columns of a row without its positions, under other names too', () => {
		const row = { '0': '0500000001', cn_number: '0500000001', '1': 'דנה', cn_description: 'דנה' };
		expect(campaignNumbersFrom(row)).toEqual([
			{
				cn_number: '0500000001',
				cn_description: 'דנה',
				number: '0500000001',
				description: 'דנה',
			},
		]);
	});

	it.each<[unknown]>([
		[undefined],
		[null],
		['0500000001'],
		[[]],
		[{}],
		[[{ id: 1 }]],
		[{ service: 'weather', temperature: 'warm' }],
	])('finds none in %j', (answer) => {
		expect(campaignNumbersFrom(answer)).toEqual([]);
	});
});
