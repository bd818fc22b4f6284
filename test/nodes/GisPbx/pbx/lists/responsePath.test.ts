import { responsesFrom } from '../../../../../nodes/GisPbx/pbx/lists/responsePath';
import { PbxClock } from '../../../../../nodes/GisPbx/pbx/time/zoneClock';

const clock = new PbxClock('Asia/Jerusalem');
const ID = 'pbx01-1780304400.1';
const line = (type: string, more: object = {}) => ({ UniqueID: ID, Type: type, ...more });

test('the lines of a call are one response, whatever is between them', () => {
	const answer = [
		line('START', { Value: '2026-06-01 12:00:00' }),
		{ ...line('VARIABLE', { Value: 'x' }), UniqueID: 'pbx01-2.2' },
		line('CALLERID', { Value: 'דנה <0500000001>' }),
		line('variable', { Value: '7', 'Type ID': '85', 'Type Name': 'Order', 'Value Name': 'Seven' }),
		line('QUEUE', { 'Type ID': '27' }),
		line('ANSWER', { Value: '204-DEMOCO' }),
		line('HANGUP'),
	];
	const [first, second] = responsesFrom(answer, clock);

	expect(first).toMatchObject({
		...{ startedAt: '2026-06-01T12:00:00+03:00', from: '0500000001', fromName: 'דנה' },
		values: [{ value: '7', name: 'Order', valueName: 'Seven', variableId: '85' }],
		...{ queueId: '27', answeredBy: '204', hungUp: true, callId: ID },
	});
	expect(first.steps).toHaveLength(6);
	expect(second).toMatchObject({ callId: 'pbx01-2.2', values: [{ value: 'x' }] });
});

test('what nothing tells is null, and a step of an unknown type stays', () => {
	expect(responsesFrom([line('DANCE')], clock)).toEqual([
		{
			...{ startedAt: null, from: null, fromName: null, values: [], queueId: null },
			...{ answeredBy: null, hungUp: false, callId: ID },
			steps: [{ type: 'DANCE', value: null, typeName: null, valueName: null, typeId: null }],
		},
	]);
	const typeless = { UniqueID: ID, Type: '' };
	expect(responsesFrom([typeless], clock)).toMatchObject([{ steps: [{ type: null }] }]);
});

test.each([
	['0500000001', '0500000001'],
	['דנה', 'דנה'],
	['"דנה" <>', null],
])('the caller of %s', (caller, from) => {
	expect(responsesFrom([line('CALLERID', { Value: caller })], clock)).toMatchObject([{ from }]);
});

test.each([[undefined], ['x'], [[{ Type: 'START' }]], [[{ UniqueID: ID }]]])(
	'%j holds none',
	(answer) => {
		expect(responsesFrom(answer, clock)).toEqual([]);
	},
);
