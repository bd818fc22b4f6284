import { CANARY_SECRETS } from '../../../simulator';
import { usePbx } from '../support';
import { failsItemByItem } from '../twins';

const pbx = usePbx();
const GET = { resource: 'extension', operation: 'get', extension: '204' };
const SENT = { reqtype: 'INFO', info: 'extensions', number: '204', format: 'json' };
const RECEPTION = {
	id: '1204',
	number: '204',
	name: 'קבלה',
	technology: 'SIP',
	state: 'NOT_INUSE',
	username: '204-DEMOCO',
};

test.each([
	{ __rl: true, mode: 'list', value: '204' },
	{ __rl: true, mode: 'id', value: '204' },
	{ __rl: true, mode: 'id', value: ' 204-DEMOCO ' },
	'={{ 204 }}',
])('returns the extension %j without its secrets', async (extension) => {
	const run = await pbx.run({ ...GET, extension: extension as string });
	const text = run.text();

	expect(run.json()).toEqual([RECEPTION]);
	expect(pbx.sent()).toEqual([SENT]);
	expect(CANARY_SECRETS.filter((secret) => text.includes(secret))).toEqual([]);
});

test('shows that the extension talks', async () => {
	pbx.simulator.clock.freeze();
	await pbx.run({ resource: 'call', operation: 'dial', source: '204', destination: '205' });
	const run = await pbx.run(GET);

	expect(run.json()).toEqual([{ ...RECEPTION, state: 'RINGING' }]);
});

test('picks the extension where the PBX ignores the filter', async () => {
	await pbx.says(JSON.stringify([{ ex_number: '2040' }, { ex_number: '204', ex_name: 'כן' }]));
	const run = await pbx.run(GET);

	expect(run.json()).toMatchObject([{ number: '204', name: 'כן' }]);
});

test('goes by the number where the PBX tells no user names', async () => {
	await pbx.says('[{"ex_number":"204"}]');
	const run = await pbx.run({ ...GET, extension: '204-DEMOCO' });

	expect(run.json()).toMatchObject([{ number: '204', username: null }]);
});

test.each(['299', '204-OTHER'])(
	'an extension that is not there is an error: %s',
	async (extension) => {
		await pbx.says(extension === '299' ? '[]' : '[{"ex_number":"205","username":"205-DEMOCO"}]');
		const run = await pbx.run({ ...GET, extension });

		expect(run.error?.message).toBe(`Extension ${extension} was not found [item 0]`);
		expect(run.json()).toEqual([]);
	},
);

test('does not take another tenant’s extension for ours', async () => {
	const run = await pbx.run({ ...GET, extension: '204-OTHER' });

	expect(run.error?.message).toBe('Extension 204-OTHER was not found [item 0]');
});

failsItemByItem(pbx, GET, { field: 'extension', label: 'Extension', good: () => '204' });
