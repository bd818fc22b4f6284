import type { IDataObject } from 'n8n-workflow';

import { resources } from '../../../nodes/GisPbx/resources';
import type { RequestRecord } from '../../../simulator';
import { usePbx, type OperationParameters } from '../support';
import { leaksIn } from './leaks';
import { arrange, OPERATIONS } from './parameters';
import { DIAL_EACH, numbersToDial, RETRY } from './sentOnce';

const pbx = usePbx();
const WRITES = OPERATIONS.filter(
	({ resource, operation }) => resources[resource].operations[operation].effect !== 'reads',
);
const PHONEBOOK = { phonebook: { __rl: true, mode: 'name', value: 'Default' } };
const UPSERT = {
	resource: 'phonebook',
	operation: 'upsertContact',
	...PHONEBOOK,
	fieldsMode: 'json',
	matchField: 'NAME',
};
const HIDDEN = { key: '[hidden]' };

const dry = (parameters: OperationParameters): OperationParameters => ({
	...parameters,
	options: { ...(parameters.options as object), dryRun: true },
});

/** A request that arrived, as a dry run shows it. */
function asPlanned({ method, path, query, body, parts }: RequestRecord): IDataObject {
	return {
		method,
		script: path.split('/').at(-1),
		parameters: { ...Object.fromEntries(query), ...HIDDEN },
		...(body.length > 0 ? { form: Object.fromEntries(body) } : {}),
		...(parts.length > 0
			? {
					files: parts.map(({ name, fileName, contentType, bytes }) => ({
						name,
						fileName,
						mimeType: contentType,
						bytes: bytes.length,
					})),
				}
			: {}),
	};
}

/** What arrives while something runs. */
async function arriving(work: () => Promise<unknown>): Promise<RequestRecord[]> {
	pbx.simulator.clearRequests();
	await work();
	return [...pbx.simulator.requests];
}

describe.each(WRITES)('$resource: $operation', (parameters) => {
	test('shows what it would send, and sends just that without the option', async () => {
		pbx.simulator.clock.freeze();
		const items = [await arrange(pbx)];
		const before = structuredClone(pbx.simulator.state);

		const run = await pbx.run(dry(parameters), { items });
		const untouched = structuredClone(pbx.simulator.state);
		const sent = await arriving(async () => await pbx.run(parameters, { items }));

		expect(run.error).toBeUndefined();
		expect(untouched).toEqual(before);
		const isOwn = ({ params }: RequestRecord) => parameters.resource === 'api' || !isLookUp(params);
		const written = sent.filter(isOwn);
		expect(run.json()).toEqual([{ dryRun: true, wouldSend: written.map(asPlanned) }]);
		expect(run.items()[0].pairedItem).toEqual({ item: 0 });
		expect(leaksIn(run.text(), [pbx.simulator.key])).toEqual([]);
	});
});

/** What a write asks before it knows what to send, or how it ended. */
function isLookUp({ reqtype, subreqtype }: Record<string, string>): boolean {
	return reqtype === 'FLOWS' || reqtype === 'INFO' || subreqtype === 'query';
}

test('there are writes to look at', () => {
	expect(WRITES.length).toBeGreaterThan(20);
});

test('a contact that differs: the record to add and the one to delete', async () => {
	const contactJson = '{ "NAME": "Ben Demo", "EMAIL": "other@example.com" }';
	const run = await pbx.run({ ...UPSERT, contactJson, options: { dryRun: true } });
	const planned = run.json()[0].wouldSend;
	expect(pbx.sent().map(({ subreqtype }) => subreqtype)).toEqual(['query']);
	const sent = await arriving(async () => await pbx.run({ ...UPSERT, contactJson }));

	expect(planned).toEqual(sent.filter(({ params }) => !isLookUp(params)).map(asPlanned));
	expect(planned).toHaveLength(2);
});

test('a contact that is as wanted: nothing would be sent', async () => {
	const contactJson = '{ "NAME": "Ben Demo" }';
	const run = await pbx.run({ ...UPSERT, contactJson, options: { dryRun: true } });

	expect(run.json()).toEqual([
		expect.objectContaining({ dryRun: true, wouldSend: [], result: 'unchanged' }),
	]);
});

describe('contacts that go in one request', () => {
	const BATCH = {
		resource: 'phonebook',
		operation: 'addContact',
		...PHONEBOOK,
		fieldsMode: 'json',
		contactJson: '={{ JSON.stringify({ NAME: $json.name }) }}',
	};
	const names = ['Ada', 'דנה', 'Cy'];

	test('each item shows the request of its batch', async () => {
		const run = await pbx.run(
			{ ...BATCH, options: { batchSize: 2, dryRun: true } },
			{ items: names.map((name) => ({ name })) },
		);

		const forms = run.json().map(({ wouldSend }) => (wouldSend as IDataObject[])[0].form);
		const lot = { values: '[{"NAME":"Ada"},{"NAME":"דנה"}]' };
		expect(forms).toEqual([lot, lot, { values: '{"NAME":"Cy"}' }]);
		expect(pbx.sent()).toEqual([]);
	});

	test('items of a dry run and others never share a request', async () => {
		const run = await pbx.run(
			{ ...BATCH, options: { batchSize: 3, dryRun: '={{ $json.dry }}' } },
			{ items: names.map((name, index) => ({ name, dry: index === 1 })) },
		);

		expect(run.json().map(({ dryRun }) => dryRun)).toEqual([undefined, true, undefined]);
		expect(pbx.sent().map(({ values }) => values)).toEqual(['{"NAME":"Ada"}', '{"NAME":"Cy"}']);
	});
});

describe('Other Request', () => {
	const asks = (requestType: string, replyFormat: string, parameters: Record<string, string>) => ({
		resource: 'api',
		operation: 'request',
		requestType,
		parameters: {
			parameter: Object.entries(parameters).map(([name, value]) => ({ name, value })),
		},
		replyFormat,
	});

	test.each([
		['a read', asks('INFO', 'parsed', { info: 'queues' })],
		['rows with secrets', asks('INFO', 'parsed', { info: 'extensions' })],
		['a file', asks('VOICEMAIL', 'file', { action: 'message', mailbox: '204', msgid: '1' })],
	])('asks nothing at all: %s', async (_, parameters) => {
		const run = await pbx.run(dry(parameters));

		expect(run.json()).toEqual([
			{
				dryRun: true,
				wouldSend: [expect.objectContaining({ script: pbx.pathOf('api').split('/').at(-1) })],
			},
		]);
		expect(pbx.sent()).toEqual([]);
	});

	test('still refuses what is never sent', async () => {
		const run = await pbx.run(dry(asks('MANAGEDB', 'parsed', {})));

		expect(run.error?.message).toContain('MANAGEDB is not sent by this node');
	});
});

test('variables go to the script that the credential names', async () => {
	const credentials = {
		gisPbxApi: pbx.credential({ variablesUrl: `${pbx.simulator.origin}/else/dial.php` }),
	};
	const run = await pbx.run(
		dry({ resource: 'call', operation: 'dialWithVariables', source: '204', destination: '700' }),
		{ credentials },
	);

	expect(run.json()[0].wouldSend).toEqual([expect.objectContaining({ script: 'dial.php' })]);
});

test('values that are wrong fail as they would', async () => {
	const run = await pbx.run(dry({ ...DIAL_EACH, destination: ' ' }));

	expect(run.error?.message).toBe('Destination is empty [item 0]');
});

test('a read that fails is an error, not a plan', async () => {
	await pbx.says('Too bad... you mistaken the security api key.');
	const run = await pbx.run(dry({ ...UPSERT, contactJson: '{ "NAME": "Ben Demo" }' }));

	expect(run.error?.message).toBe('The PBX refused the API key [item 0]');
});

test('Retry On Fail remembers no dry run', async () => {
	const items = numbersToDial(2);
	const options = { dryRun: true };
	const sameNode = { executionId: '8101', node: { ...RETRY, name: 'Dial' }, items };
	const planned = await pbx.run({ ...DIAL_EACH, options }, sameNode);
	const run = await pbx.run(DIAL_EACH, sameNode);

	expect(planned.json().map(({ dryRun }) => dryRun)).toEqual([true, true]);
	expect(run.json().map(({ confirmed }) => confirmed)).toEqual([true, true]);
});

test.each([
	['text that says so', '={{ "true" }}', true],
	['off', false, undefined],
])('the option given as %s', async (_, dryRun, expected) => {
	const run = await pbx.run({ ...DIAL_EACH, destination: '0500000001', options: { dryRun } });

	expect(run.json()[0].dryRun).toBe(expected);
	expect(pbx.sent()).toHaveLength(expected ? 0 : 1);
});

test('anything but yes and no is refused: it must not dial by mistake', async () => {
	const options = { dryRun: '={{ "maybe" }}' };
	const run = await pbx.run({ ...DIAL_EACH, destination: '0500000001', options });

	expect(run.error?.message).toBe('Dry Run must be true or false [item 0]');
	expect(pbx.sent()).toEqual([]);
});
