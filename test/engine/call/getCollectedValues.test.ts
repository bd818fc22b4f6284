import { saysWhatIsNotOffered, takesNothingForNothing } from '../notOffered';
import { usePbx } from '../support';
import { failsItemByItem } from '../twins';

const pbx = usePbx();
const CALL_ID = 'pbx01-1780304400.1';
const GET = {
	...{ resource: 'call', operation: 'getCollectedValues' },
	...{ responsePath: '19', callId: CALL_ID },
};
const SENT = {
	...{ reqtype: 'RESPONSEPATH', id: '19', action: 'getid', rrid: CALL_ID, format: 'plain' },
};

function responded(uniqueId: string, value: string, agent = '204-DEMOCO'): void {
	pbx.simulator.state.responses.push({
		...{ id: `7${value}`, pathId: '19', uniqueId },
		steps: [
			{ type: 'START', value: '2026-06-01 12:00:00' },
			{ type: 'CALLERID', value: 'דנה <0500000001>' },
			{ type: 'VARIABLE', typeId: '85', value },
			{ type: 'VARIABLE', typeId: '144', value: '56896', typeName: 'Order' },
			{ type: 'QUEUE', typeId: '27' },
			{ type: 'ANSWER', value: agent },
			{ type: 'HANGUP' },
		],
	});
}
beforeEach(() => responded(CALL_ID, '36985'));

test('tells what a caller keyed in', async () => {
	const run = await pbx.run(GET);

	expect(run.error).toBeUndefined();
	expect(run.json()).toMatchObject([
		{
			startedAt: '2026-06-01T12:00:00+03:00',
			...{ from: '0500000001', fromName: 'דנה' },
			values: [
				{ value: '36985', name: null, valueName: null, variableId: '85' },
				{ value: '56896', name: 'Order', valueName: null, variableId: '144' },
			],
			...{ queueId: '27', answeredBy: '204', hungUp: true, callId: CALL_ID, responsePath: '19' },
		},
	]);
	expect(run.json()[0].steps).toHaveLength(7);
	expect(pbx.sent()).toEqual([SENT]);
});

test('tells the latest, and the latest of an agent', async () => {
	responded('pbx01-1780304500.2', '11111', '205-DEMOCO');
	const latest = await pbx.run({ ...GET, of: 'latest' });
	const options = { answeredBy: '204-DEMOCO' };
	const ofAgent = await pbx.run({ ...GET, of: 'latest', options });

	expect(latest.json()).toMatchObject([{ callId: 'pbx01-1780304500.2', answeredBy: '205' }]);
	expect(ofAgent.json()).toMatchObject([{ callId: CALL_ID, answeredBy: '204' }]);
	const asked = { reqtype: 'RESPONSEPATH', id: '19', action: 'getlast', format: 'plain' };
	expect(pbx.sent()).toEqual([asked, { ...asked, filter: 'answer', filterdata: '204-DEMOCO' }]);
});

test('says when there is nothing of a call', async () => {
	const run = await pbx.run({ ...GET, callId: 'nobody.1' });
	const none = await pbx.run({ ...GET, responsePath: '20', of: 'latest' });

	expect(run.error?.message).toBe('Response path 19 has no values of call nobody.1 [item 0]');
	expect(none.error?.message).toBe('Response path 20 has no values of any such call [item 0]');
});

test.each([
	[
		'closed lines',
		`UniqueID|Type|Type ID|Value|Type Name|Value Name|\n${CALL_ID}|VARIABLE|85|7|||\n`,
	],
	['JSON rows', `[{"0":"x","UniqueID":"${CALL_ID}","Type":"variable","Type ID":"85","Value":"7"}]`],
	[
		'an odd line among others',
		`UniqueID|Type|Type ID|Value|Type Name|Value Name\n|START|0|||\n${CALL_ID}|VARIABLE|85|7||\n`,
	],
])('understands %s', async (_, body) => {
	await pbx.says(body);
	const run = await pbx.run(GET);

	expect(run.error).toBeUndefined();
	expect(run.json()).toMatchObject([
		{ callId: CALL_ID, values: [{ value: '7', variableId: '85' }], from: null, hungUp: false },
	]);
});

test.each([
	['other JSON', '{"service":"weather"}', 'cannot be understood'],
	['torn JSON', '[{"UniqueID":"x', 'was cut off'],
	['a sentence', 'Ask again later', 'Ask again later'],
	['a web page', '<!DOCTYPE html><title>Sign in</title>', 'A web page answered'],
])('says that %s is no response', async (_, body, words) => {
	await pbx.says(body);
	const run = await pbx.run(GET);

	expect(run.error?.message).toContain(words);
	expect(run.json()).toEqual([]);
});

saysWhatIsNotOffered(pbx, GET, { feature: 'what callers keyed in', request: 'responsepath' });
takesNothingForNothing(pbx, GET, 'what callers keyed in');
failsItemByItem(pbx, GET, { field: 'callId', label: 'Call ID', good: () => CALL_ID });
