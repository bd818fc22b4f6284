import { SWITCH_VALUES } from '../../../simulator';
import { givesNoItemsForNothing, limitsItsRows, saysWhatIsNoList } from '../lists';
import { usePbx } from '../support';

const pbx = usePbx();
const LIST = { resource: 'flow', operation: 'getMany', returnAll: true };
const NIGHT = {
	flowId: '61',
	number: '7001',
	name: 'מצב לילה',
	comment: null,
	value: null,
	variableName: null,
	extension: '7001',
	state: 'NOT_INUSE',
};
const HOLIDAY = {
	...NIGHT,
	flowId: '62',
	number: '7002',
	name: 'Holiday',
	value: 'closed',
	extension: '7002',
	state: 'INUSE',
};

test.each(SWITCH_VALUES.doubledKeys)(
	'lists the flows with what they show (positions: %s)',
	async (doubledKeys) => {
		pbx.simulator.switches.doubledKeys = doubledKeys;
		const run = await pbx.run(LIST);

		expect(run.error).toBeUndefined();
		expect(run.json()).toEqual([NIGHT, HOLIDAY]);
		expect(pbx.sent()).toEqual([{ reqtype: 'FLOWS', format: 'json' }]);
	},
);

test.each([
	['an object by ID', '{"61":{"fl_id":61,"fl_name":"Night"},"62":{"fl_id":62,"fl_name":"Day"}}'],
	['a table of pipes', 'fl_id|fl_name|\r\n61|Night|\r\n62|Day|\r\n'],
	[
		'a row without ID or number',
		'[{"fl_id":"61","fl_name":"Night"},{"fl_name":"?"},{"fl_id":"62","fl_name":"Day"}]',
	],
])('understands %s', async (_, body) => {
	await pbx.says(body);
	const run = await pbx.run(LIST);

	expect(run.error).toBeUndefined();
	expect(run.json()).toMatchObject([
		{ flowId: '61', name: 'Night', number: null },
		{ flowId: '62', name: 'Day', number: null },
	]);
});

givesNoItemsForNothing(pbx, LIST, { hasPlainForm: true });
saysWhatIsNoList(pbx, LIST);
limitsItsRows(pbx, LIST);
