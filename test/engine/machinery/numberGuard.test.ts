import type { INodeExecutionData } from 'n8n-workflow';

import { fileItem } from '../fax/pdfItem';
import { usePbx, type OperationParameters } from '../support';
import { dialled, RETRY } from './sentOnce';

const pbx = usePbx();
const ALLOWED = '0500000001';
const OTHER = '0900000001';
let tenants = 0;

interface Guarded {
	parameters: OperationParameters;
	/** The parameter that holds the number, and its label. */
	number: string;
	label: string;
	/** The number in the request. */
	sentAs: string;
	item?: INodeExecutionData;
}

const GUARDED: Guarded[] = [
	{
		parameters: { resource: 'call', operation: 'dial', source: '204' },
		number: 'destination',
		label: 'Destination',
		sentAs: 'dest',
	},
	{
		parameters: { resource: 'call', operation: 'dialWithVariables', destination: '700' },
		number: 'source',
		label: 'Source',
		sentAs: 'source',
	},
	{
		parameters: { resource: 'sms', operation: 'send', source: '204', message: 'שלום' },
		number: 'destination',
		label: 'Destination',
		sentAs: 'dest',
	},
	{
		parameters: { resource: 'fax', operation: 'send', sourceNumber: '0722280800' },
		number: 'destinationNumber',
		label: 'Destination',
		sentAs: 'dest_number',
		item: fileItem(),
	},
	{
		parameters: { resource: 'campaign', operation: 'addNumber', campaign: '12' },
		number: 'number',
		label: 'Number',
		sentAs: 'number',
	},
];

/** What n8n remembers is kept by tenant: each test has one of its own, on a PBX that takes any. */
async function asAnotherTenant() {
	await pbx.says('OK');
	const gisPbxApi = pbx.credential({ tenant: `T${++tenants}` });
	return { credentials: { gisPbxApi } };
}

describe.each(GUARDED)(
	'$parameters.resource: $parameters.operation',
	({ parameters, number, label, sentAs, item = { json: {} } }) => {
		const each = { ...parameters, [number]: '={{ $json.number }}' };
		const items = (numbers: string[]) =>
			numbers.map((text) => ({ ...item, json: { number: text } }));
		const goOn = { onError: 'continueRegularOutput' as const };

		test('without the options every number is sent to, as often as asked', async () => {
			const where = await asAnotherTenant();
			const run = await pbx.run(each, { ...where, items: items([ALLOWED, OTHER, ALLOWED]) });

			expect(run.error).toBeUndefined();
			expect(pbx.sent().map((sent) => sent[sentAs])).toEqual([ALLOWED, OTHER, ALLOWED]);
		});

		test('a number with another prefix is refused and says why', async () => {
			const where = await asAnotherTenant();
			const run = await pbx.run(
				{ ...each, options: { allowedPrefixes: '05, 072' } },
				{ ...where, items: items([OTHER, '050-000-0001']), node: goOn },
			);

			expect(run.json()[0]).toEqual({
				error: `${label} ${OTHER} begins with none of the allowed prefixes 05, 072 [item 0]`,
			});
			expect(pbx.sent().map((sent) => sent[sentAs])).toEqual([ALLOWED]);
		});

		test('a number is sent to once within the time, whoever asks', async () => {
			const where = await asAnotherTenant();
			const once = { ...each, options: { oncePerNumberMinutes: 60 } };
			const first = await pbx.run(once, { ...where, items: items([ALLOWED]) });
			const second = await pbx.run(once, { ...where, items: items(['050 000 0001']) });

			expect(first.error).toBeUndefined();
			expect(second.error?.message).toBe(
				`${label} ${ALLOWED} was sent to the PBX 0 minutes ago [item 0]`,
			);
			expect(second.error?.description).toContain('Nothing was sent.');
			expect(pbx.sent()).toHaveLength(1);
		});

		test('an unknown outcome is remembered', async () => {
			await pbx.says('<html><title>Bad gateway</title></html>', 'text/html');
			const where = { credentials: { gisPbxApi: pbx.credential({ tenant: `T${++tenants}` }) } };
			const run = await pbx.run(
				{ ...each, options: { oncePerNumberMinutes: 60 } },
				{ ...where, items: items([ALLOWED, ALLOWED]), node: goOn },
			);

			expect(run.json().map(({ error }) => String(error))).toEqual([
				expect.stringContaining('Outcome unknown'),
				expect.stringContaining('was sent to the PBX'),
			]);
			expect(pbx.sent()).toHaveLength(1);
		});

		test('what surely was not sent is not remembered', async () => {
			const { credentials } = await asAnotherTenant();
			const once = { ...each, options: { oncePerNumberMinutes: 60 } };
			const nowhere = { ...credentials.gisPbxApi, apiUrl: 'http://127.0.0.1:9/pbx/gisapi.php' };
			const failed = await pbx.run(once, {
				credentials: { gisPbxApi: nowhere },
				items: items([ALLOWED]),
			});
			const run = await pbx.run(once, { credentials, items: items([ALLOWED]) });

			expect(failed.error?.message).toBe('The PBX refused the connection [item 0]');
			expect(run.error).toBeUndefined();
			expect(pbx.sent()).toHaveLength(1);
		});

		test('a dry run is held back as well, and is not remembered', async () => {
			const where = await asAnotherTenant();
			const options = { oncePerNumberMinutes: 60, allowedPrefixes: '05' };
			const plan = { ...each, options: { ...options, dryRun: true } };
			const planned = await pbx.run(plan, {
				...where,
				items: items([ALLOWED, OTHER]),
				node: goOn,
			});
			const run = await pbx.run({ ...each, options }, { ...where, items: items([ALLOWED]) });

			expect(planned.json()).toEqual([
				expect.objectContaining({ dryRun: true }),
				{ error: expect.stringContaining('begins with none') as string },
			]);
			expect(run.error).toBeUndefined();
			expect(pbx.sent()).toHaveLength(1);
		});

		test('Retry On Fail is given what was sent, and is not held back by it', async () => {
			const where = await asAnotherTenant();
			const run = await pbx.run(
				{ ...each, options: { oncePerNumberMinutes: 60 } },
				{ ...where, items: items([ALLOWED, ' ']), node: RETRY },
			);

			expect(run.attempts()).toBe(3);
			// The last try came as far as the first: the number itself was not refused.
			expect(run.error?.message).toBe(`${label} is empty [item 1]`);
			expect(pbx.sent()).toHaveLength(1);
		});
	},
);

const DIAL = {
	resource: 'call',
	operation: 'dial',
	source: '204',
	destination: '={{ $json.number }}',
};

test.each([
	['an empty list', '', 'Allowed Prefixes holds no prefix'],
	['an expression that found nothing', '={{ undefined }}', 'Allowed Prefixes has no value'],
])('%s of prefixes allows nothing', async (_, allowedPrefixes, message) => {
	const run = await pbx.run(
		{ ...DIAL, options: { allowedPrefixes } },
		{ items: [{ number: ALLOWED }] },
	);

	expect(run.error?.message).toBe(`${message} [item 0]`);
	expect(pbx.sent()).toEqual([]);
});

test('prefixes may come as a list', async () => {
	const run = await pbx.run(
		{ ...DIAL, options: { allowedPrefixes: '={{ ["072", "05"] }}' } },
		{ items: [{ number: ALLOWED }, { number: OTHER }], node: { onError: 'continueErrorOutput' } },
	);

	expect(dialled(pbx)).toEqual([ALLOWED]);
	expect(run.json(undefined, 1)).toEqual([
		expect.objectContaining({ error: expect.stringContaining('072, 05') as string }),
	]);
});

test('two executions at one time send to a number once', async () => {
	const where = await asAnotherTenant();
	const once = { ...DIAL, options: { oncePerNumberMinutes: 60 } };
	const runs = await Promise.all(
		[1, 2, 3].map(async () => await pbx.run(once, { ...where, items: [{ number: ALLOWED }] })),
	);

	expect(runs.filter(({ error }) => error === undefined)).toHaveLength(1);
	expect(pbx.sent()).toHaveLength(1);
});

test("an extension of another tenant is not the tenant's own", async () => {
	const { credentials } = await asAnotherTenant();
	const { tenant } = credentials.gisPbxApi;
	const items = ['204', '204-OTHER', `204-${tenant}`].map((number) => ({ number }));
	const run = await pbx.run(
		{ ...DIAL, options: { oncePerNumberMinutes: 60 } },
		{ credentials, items, node: { onError: 'continueRegularOutput' } },
	);

	expect(dialled(pbx)).toEqual(['204', '204-OTHER']);
	expect(run.json()[2].error).toContain('was sent to the PBX 0 minutes ago');
});
