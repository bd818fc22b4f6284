/** What all pickers have in common; what each offers and sends is in its own file beside this one. */
import { CANARY_SECRETS } from '../../../simulator';
import { liveCall } from '../call/liveCall';
import { usePbx } from '../support';
import { refusedKeyOf } from '../twins';

const pbx = usePbx();
const QUEUE = { resource: 'queue', operation: 'getMembers' };
const PICKERS = [
	{ method: 'searchChannels', parameters: { resource: 'call', operation: 'hangUp' } },
	{ method: 'searchQueues', parameters: QUEUE },
	{ method: 'searchQueuesOrAll', parameters: { resource: 'agent', operation: 'pause' } },
	{ method: 'searchExtensions', parameters: { resource: 'queue', operation: 'addMember' } },
	{ method: 'searchFlows', parameters: { resource: 'flow', operation: 'get' } },
	{
		method: 'searchMailboxes',
		parameters: { resource: 'voicemail', operation: 'getMessages' },
		keyRefused: refusedKeyOf('voicemail'),
	},
	{ method: 'searchPhonebooks', parameters: { resource: 'phonebook', operation: 'getMany' } },
];

describe.each(PICKERS)('$method', ({ method, parameters, keyRefused }) => {
	const reason = async () => {
		const shown = await pbx.search(parameters, method).then(
			({ results }) => results,
			(error: Error) => error,
		);
		if (!(shown instanceof Error)) throw new Error(`A list: ${JSON.stringify(shown)}`);
		return shown.message;
	};

	test.each(['newline', 'bare'] as const)(
		'shows why the key is refused, not an empty list (%s)',
		async (keyRefusal) => {
			pbx.simulator.switches.keyRefusal = keyRefusal;
			const gisPbxApi = pbx.credential({ apiKey: 'canary-of-another-pbx' });
			const failure: unknown = await pbx
				.search(parameters, method, { credentials: { gisPbxApi } })
				.catch((error: unknown) => error);

			expect(failure).toMatchObject({
				name: 'NodeApiError',
				message: keyRefused ?? 'The PBX refused the API key',
				description: expect.stringContaining('Check API Key and Tenant') as string,
			});
			expect(JSON.stringify(failure)).not.toContain('canary-of-another-pbx');
		},
	);

	test.each([
		['http503', /^The web server of the PBX failed to answer \(HTTP 503\)$/],
		['webPage', /^A web page answered instead of the PBX$/],
	] as const)('shows a reason when the PBX fails (%s)', async (fault, words) => {
		pbx.simulator.fail(fault);

		expect(await reason()).toMatch(words);
	});

	test('says what to do where n8n shows the message alone, as of what the credential holds', async () => {
		const gisPbxApi = pbx.credential({ timeZone: 'Asia/Nowhere' });
		const failure = pbx.search(parameters, method, { credentials: { gisPbxApi } });

		await expect(failure).rejects.toMatchObject({
			name: 'NodeOperationError',
			message:
				'Time Zone of the credential is unknown: Asia/Nowhere. Give an IANA name, e.g. Asia/Jerusalem',
		});
		expect(pbx.sent()).toEqual([]);
	});

	test('shows a reason when the answer is no such list', async () => {
		await pbx.says('{"temperature":21}');

		expect(await reason()).toMatch(
			/^The answer of the PBX (?:cannot be understood|holds no rows that can be read)$/,
		);
	});

	test('asks once, and shows no secret', async () => {
		await liveCall(pbx);
		const { results } = await pbx.search(parameters, method);

		expect(results.length).toBeGreaterThan(1);
		expect(pbx.sent()).toHaveLength(1);
		expect(CANARY_SECRETS.filter((secret) => JSON.stringify(results).includes(secret))).toEqual([]);
	});

	test('is empty when nothing fits the search box', async () => {
		const { results } = await pbx.search(parameters, method, { filter: 'no such thing' });

		expect(results).toEqual([]);
	});
});
