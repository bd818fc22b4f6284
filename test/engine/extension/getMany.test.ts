import { CANARY_SECRETS } from '../../../simulator';
import type { WorkflowRun } from '../harness';
import { usePbx } from '../support';

const pbx = usePbx();
const GET_MANY = { resource: 'extension', operation: 'getMany', returnAll: true };
const RECEPTION = {
	id: '1204',
	number: '204',
	name: 'קבלה',
	technology: 'SIP',
	state: 'NOT_INUSE',
	username: '204-DEMOCO',
};
const ROW = { ex_number: '204', ex_name: 'קבלה', password: CANARY_SECRETS[0] };

function expectNoSecrets(run: WorkflowRun): void {
	const text = run.text();
	expect(CANARY_SECRETS.filter((secret) => text.includes(secret))).toEqual([]);
}

test.each(['on', 'off'] as const)(
	'lists the extensions without their secrets (doubled keys: %s)',
	async (extensionsDoubledKeys) => {
		pbx.simulator.switches.extensionsDoubledKeys = extensionsDoubledKeys;
		const run = await pbx.run(GET_MANY);

		expect(run.json().map(({ number }) => number)).toEqual([
			'204',
			'205',
			'206',
			'207',
			'208',
			'210',
		]);
		expect(run.json()[0]).toEqual(RECEPTION);
		expect(run.json()[2]).toEqual({
			id: '1206',
			number: '206',
			name: 'מחסן / Store "B"',
			technology: 'PJSIP',
			state: 'UNAVAILABLE',
			username: '206-DEMOCO',
		});
		expect(run.items().map(({ pairedItem }) => pairedItem)).toEqual(Array(6).fill({ item: 0 }));
		expectNoSecrets(run);
		expect(pbx.sent()).toEqual([{ reqtype: 'INFO', info: 'extensions', format: 'json' }]);
	},
);

test('reads the pipe table of a PBX that ignores the format', async () => {
	await pbx.says(
		`Number|Name|Tech|State|Username|Password\n204|קבלה|SIP|NOT_INUSE|204-DEMOCO|${CANARY_SECRETS[0]}|\n`,
		'text/html; charset=UTF-8',
	);
	const run = await pbx.run(GET_MANY);

	expect(run.json()).toEqual([{ ...RECEPTION, id: null }]);
	expectNoSecrets(run);
});

test('reads an object keyed by ID', async () => {
	await pbx.says(JSON.stringify({ 1204: ROW, 1205: { ...ROW, ex_number: '205' } }));
	const run = await pbx.run(GET_MANY);

	expect(run.json()).toMatchObject([{ number: '204', name: 'קבלה' }, { number: '205' }]);
	expectNoSecrets(run);
});

test.each(['', '[]', 'null', ']', '{}'])('has no items when the PBX says %j', async (reply) => {
	await pbx.says(reply);
	const run = await pbx.run(GET_MANY);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([]);
});

test.each([
	`204|קבלה|SIP|NOT_INUSE|204-DEMOCO|${CANARY_SECRETS[0]}|`,
	`204,Reception,${CANARY_SECRETS[0]}`,
	`[{"password":"${CANARY_SECRETS[0]}","ex_num`,
	`{"password":"${CANARY_SECRETS[0]}"}`,
	JSON.stringify([[ROW.password]]),
	JSON.stringify(ROW.password),
	'{"service":"weather","temperature":21}',
])('shows nothing of an answer that it cannot read: %s', async (reply) => {
	await pbx.says(reply);
	const run = await pbx.run(GET_MANY);

	expect(run.error?.message).toBe('The answer of the PBX holds no rows that can be read [item 0]');
	expect(run.json()).toEqual([]);
	expectNoSecrets(run);
});

test('fails with the words of a refusal', async () => {
	await pbx.says('{"Response":"Error","Message":"Permission denied"}');
	const run = await pbx.run(GET_MANY);

	expect(run.error?.message).toBe('The PBX answered: Permission denied [item 0]');
	// Limit was not sent.
	expect(run.error?.description).toBe('These are its own words. Check the values that were sent.');
});

test.each(['bom', 'phpWarning', 'strayLineEnds'] as const)('reads through %s', async (fault) => {
	pbx.simulator.fail(fault);
	const run = await pbx.run(GET_MANY);

	expect(run.json()[0]).toEqual(RECEPTION);
	expectNoSecrets(run);
});

test.each(['truncated', 'http500', 'echoRequest', 'webPage'] as const)(
	'leaks nothing when the answer goes wrong (%s)',
	async (fault) => {
		pbx.simulator.fail(fault);
		const run = await pbx.run(GET_MANY);

		expectNoSecrets(run);
		expect(run.text()).not.toContain(pbx.simulator.key);
		expect(run.text()).not.toContain(encodeURIComponent(pbx.simulator.key));
	},
);

test('returns no more than the limit', async () => {
	const run = await pbx.run({ ...GET_MANY, returnAll: false, limit: 2 });

	expect(run.json().map(({ number }) => number)).toEqual(['204', '205']);
});

test.each([
	[{ limit: 0 }, 'Limit must be a whole number from 1 to 1000000000'],
	[{ limit: '={{ "many" }}' }, 'Limit must be a whole number from 1 to 1000000000'],
	[{ limit: '={{ [2] }}' }, 'Limit must be a whole number from 1 to 1000000000'],
	[{ returnAll: '={{ ({}) }}', limit: 2 }, 'Return All must be true or false'],
])('refuses %j', async (fields, message) => {
	const run = await pbx.run({ ...GET_MANY, returnAll: false, ...fields });

	expect(run.error?.message).toBe(`${message} [item 0]`);
	expect(pbx.sent()).toEqual([]);
});

test('lists for the items that go well, in their place', async () => {
	const run = await pbx.run(
		{ ...GET_MANY, returnAll: false, limit: '={{ $json.limit }}' },
		{
			items: [{ limit: 1 }, { limit: 0 }, { limit: 2 }],
			node: { onError: 'continueRegularOutput' },
		},
	);

	expect(run.json().map(({ number = 'failed' }) => number)).toEqual([
		'204',
		'failed',
		'204',
		'205',
	]);
	expect(run.items().map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 1 },
		{ item: 2 },
		{ item: 2 },
	]);
});
