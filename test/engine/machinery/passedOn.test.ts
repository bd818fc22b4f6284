/* eslint-disable @n8n/community-nodes/no-hardcoded-secrets -- runs outside n8n */
import { leaksIn } from './leaks';
import { arrange, OPERATIONS } from './parameters';
import { usePbx } from '../support';

const pbx = usePbx();
const SECRET = 'canary-of-a-stranger-7';

/** What a PBX may tell beside what was asked for: fields, nested ones, JSON and addresses in texts. */
const told = {
	passwd: SECRET,
	PWD: SECRET,
	ex_pass: SECRET,
	apikey: SECRET,
	api_key: { nested: SECRET },
	note: `see https://pbx.invalid/?id=1&key=${SECRET}&a=2 or password=${SECRET}`,
	json: JSON.stringify({ token: SECRET, list: [{ pin: SECRET }] }),
	cut: `{"a":1,"secret":"${SECRET}`,
	deep: { list: [{ imapPassword: SECRET, link: `https://user:${SECRET}@pbx.invalid/` }] },
	shipping: 'by post',
	author: 'Dana',
};

/** A row with the columns by which each list is known. */
const row = {
	...{
		sc_uniqueid: 'pbx01-1780304400.1',
		sc_start: '2026-06-01 12:00:00',
		uniqueid: '1780304400.1',
	},
	...{
		start: '2026-06-01 12:00:00',
		UniqueID: '1780304400.1',
		channel: 'PJSIP/204-DEMOCO-0000001a',
	},
	...{
		NAME: 'Dana',
		PHONE1: '0501234567',
		peid: '1',
		ex_number: '204',
		mailbox: '204',
		fl_id: '7',
	},
	...{
		msg_id: '1',
		number: '0501234567',
		status: 'SENT',
		CALLSINQUEUE: '1',
		username: '204-DEMOCO',
	},
	...told,
};

const ANSWERS: Array<[string, string]> = [
	['rows', JSON.stringify([row])],
	['one row', JSON.stringify(row)],
	['rows by ID', JSON.stringify({ 27: row })],
	['a text of JSON', JSON.stringify(JSON.stringify(row))],
	['words', `Done, see https://pbx.invalid/?key=${SECRET}&x=1 and pwd=${SECRET}`],
	['a refusal', `Error|No such thing, pwd=${SECRET} "token":"${SECRET}"|`],
	[
		'a warning of PHP',
		`Warning: fopen(https://pbx.invalid/?key=${SECRET}) in /a.php on line 3\n[]`,
	],
];

describe.each(ANSWERS)('what a PBX passes on as %s', (_kind, answer) => {
	test.each(OPERATIONS.map((each) => [`${each.resource} ${each.operation}`, each] as const))(
		'shows no secret: %s',
		async (_name, parameters) => {
			const item = await arrange(pbx);
			await pbx.says(answer);
			const raw = parameters.resource === 'cdr' ? { simplify: false } : {};
			const run = await pbx.run({ ...parameters, ...raw }, { items: [item] });
			expect(leaksIn(run.text(), [SECRET])).toEqual([]);
		},
	);
});

test('what only sounds like a secret stays', async () => {
	await pbx.says(JSON.stringify([row]));
	const run = await pbx.run({ resource: 'fax', operation: 'get', faxId: '15f3a9c01b27de' });
	expect(run.json()[0]).toMatchObject({ shipping: 'by post', author: 'Dana', status: 'SENT' });
	expect(run.json()[0].json).toBe('{"token":"[hidden]","list":[{"pin":"[hidden]"}]}');
});
