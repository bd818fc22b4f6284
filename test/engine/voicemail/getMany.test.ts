import { CANARY_SECRETS } from '../../../simulator';
import type { WorkflowRun } from '../harness';
import { limitsItsRows } from '../lists';
import { saysWhatIsNotOffered, takesNothingForNothing } from '../notOffered';
import { usePbx } from '../support';

const pbx = usePbx();
const LIST = { resource: 'voicemail', operation: 'getMany', returnAll: true };
const SENT = { reqtype: 'VOICEMAIL', action: 'list', format: 'json' };
const RECEPTION = {
	mailbox: '204',
	name: 'קבלה',
	email: 'reception@example.com',
	attach: true,
};
const SUPPORT = {
	mailbox: '205',
	name: 'Support',
	email: 'support@example.com',
	attach: true,
};
const ROW = { mailbox: '204', fullname: 'קבלה', imappassword: CANARY_SECRETS[0] };
const PIN = 'canary-voicemail-pin';

function expectNoSecrets(run: WorkflowRun): void {
	const text = run.text();
	expect(CANARY_SECRETS.filter((secret) => text.includes(secret))).toEqual([]);
}

test.each(['on', 'off'] as const)(
	'lists the mailboxes without their secrets (doubled keys: %s)',
	async (doubledKeys) => {
		pbx.simulator.switches.doubledKeys = doubledKeys;
		const run = await pbx.run(LIST);

		expect(run.error).toBeUndefined();
		expect(run.json()).toEqual([RECEPTION, SUPPORT]);
		expect(pbx.sent()).toEqual([SENT]);
		expect(CANARY_SECRETS).toContain(PIN);
		expectNoSecrets(run);
	},
);

test('reads the pipe table of a PBX that ignores the format', async () => {
	await pbx.says(
		'Mailbox|Fullname|Email|Attach|\n204|קבלה|reception@example.com|yes|\n205|||no|\n',
		'text/html; charset=UTF-8',
	);
	const run = await pbx.run(LIST);

	expect(run.json()).toEqual([
		RECEPTION,
		{ mailbox: '205', name: null, email: null, attach: false },
	]);
});

test('reads an object keyed by ID', async () => {
	await pbx.says(JSON.stringify({ 9204: ROW, 9205: { ...ROW, mailbox: '205' } }));
	const run = await pbx.run(LIST);

	expect(run.json()).toMatchObject([{ mailbox: '204', name: 'קבלה' }, { mailbox: '205' }]);
	expectNoSecrets(run);
});

test.each(['[]', 'null', ']', '{}'])('has no items when the PBX lists none: %j', async (reply) => {
	await pbx.says(reply);
	const run = await pbx.run(LIST);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([]);
	expect(pbx.sent()).toEqual([SENT]);
});

test('has no items when the PBX says nothing, but knows the request', async () => {
	pbx.simulator.fail('blank', { when: ({ reqtype }) => reqtype === 'VOICEMAIL' });
	const run = await pbx.run(LIST);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([]);
	expect(pbx.sent()).toEqual([SENT, { ...SENT, format: 'plain' }, { reqtype: 'HELP' }]);
});

test.each([
	`204|קבלה|${CANARY_SECRETS[0]}|`,
	`[{"imappassword":"${CANARY_SECRETS[0]}","mailb`,
	`{"imappassword":"${CANARY_SECRETS[0]}"}`,
	JSON.stringify([[ROW.imappassword]]),
	JSON.stringify(ROW.imappassword),
	'{"service":"weather","temperature":21}',
])('shows nothing of an answer that it cannot read: %s', async (reply) => {
	await pbx.says(reply);
	const run = await pbx.run(LIST);

	expect(run.error?.message).toBe('The answer of the PBX holds no rows that can be read [item 0]');
	expect(run.json()).toEqual([]);
	expectNoSecrets(run);
});

test('fails with the words of a refusal', async () => {
	await pbx.says('{"Response":"Error","Message":"Permission denied"}');
	const run = await pbx.run(LIST);

	expect(run.error?.message).toBe('The PBX answered: Permission denied [item 0]');
});

test.each(['truncated', 'http500', 'echoRequest', 'webPage'] as const)(
	'leaks nothing when the answer goes wrong (%s)',
	async (fault) => {
		pbx.simulator.fail(fault);
		const run = await pbx.run(LIST);

		expect(run.error).toBeDefined();
		expectNoSecrets(run);
		expect(run.text()).not.toContain(pbx.simulator.key);
	},
);

limitsItsRows(pbx, LIST);
saysWhatIsNotOffered(pbx, LIST, { feature: 'voicemail', request: 'voicemail' });
takesNothingForNothing(pbx, LIST, 'voicemail');
