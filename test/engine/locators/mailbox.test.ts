import { CANARY_SECRETS, SWITCH_VALUES } from '../../../simulator';
import { usePbx } from '../support';

const pbx = usePbx();
const LIST = { resource: 'voicemail', operation: 'getMessages' };

test.each(SWITCH_VALUES.doubledKeys)(
	'offers the mailboxes by number and name, without their secrets (positions: %s)',
	async (doubledKeys) => {
		pbx.simulator.switches.doubledKeys = doubledKeys;
		const { results } = await pbx.search(LIST, 'searchMailboxes');

		expect(results).toEqual([
			{ name: '204 · קבלה', value: '204' },
			{ name: '205 · Support', value: '205' },
		]);
		const shown = JSON.stringify(results);
		expect(CANARY_SECRETS.filter((secret) => shown.includes(secret))).toEqual([]);
		expect(pbx.sent()).toEqual([{ reqtype: 'VOICEMAIL', action: 'list', format: 'json' }]);
	},
);

test.each([
	['קבלה', ['204']],
	['SUPPORT', ['205']],
	['20', ['204', '205']],
])('the search box finds %j', async (filter, values) => {
	const { results } = await pbx.search(LIST, 'searchMailboxes', { filter });

	expect(results.map(({ value }) => value)).toEqual(values);
});

test('names a mailbox that has no name by its number, and leaves out what has none', async () => {
	await pbx.says('[{"mailbox":"204","fullname":""},{"fullname":"Nobody"}]');
	const { results } = await pbx.search(LIST, 'searchMailboxes');

	expect(results).toEqual([{ name: '204', value: '204' }]);
});

test.each(['nothing', 'keyRefusal', 'help'] as const)(
	'shows a reason where the provider offers no voicemail (%s)',
	async (unknownRequest) => {
		Object.assign(pbx.simulator.switches, { notOffered: ['voicemail'], unknownRequest });

		await expect(pbx.search(LIST, 'searchMailboxes')).rejects.toThrow(
			'This PBX does not seem to offer voicemail',
		);
	},
);

test.each([
	['an entry of the list', { __rl: true, mode: 'list', value: '204' }],
	['what was typed', { __rl: true, mode: 'number', value: ' 204 ' }],
	['a plain text', '204'],
	['a number', '={{ 204 }}'],
	['a mode of another picker', { __rl: true, mode: 'id', value: '204' }],
])('sends %s', async (_, mailbox) => {
	const run = await pbx.run({ ...LIST, returnAll: true, mailbox });

	expect(run.json()).toMatchObject([{ mailbox: '204' }]);
	expect(pbx.sent()).toMatchObject([{ reqtype: 'VOICEMAIL', mailbox: '204' }]);
});

test.each([
	['={{ "" }}', 'is empty'],
	['={{ null }}', 'is null'],
])('refuses a picker that holds %s', async (value, words) => {
	const run = await pbx.run({ ...LIST, mailbox: { __rl: true, mode: 'list', value } });

	expect(run.error?.message).toBe(`Mailbox ${words} [item 0]`);
	expect(pbx.sent()).toEqual([]);
});
