import type { NodeParameterValueType } from 'n8n-workflow';

import type { OperationParameters, TestPbx } from './support';

/** What no text field takes, and the words for each. */
const NO_TEXT: Array<[what: string, value: NodeParameterValueType, words: string]> = [
	['nothing', '={{ "" }}', 'is empty'],
	['blanks', ' \t\n ', 'is empty'],
	['a list', '={{ [204] }}', 'is a list, not text'],
	['an object', '={{ ({ number: 204 }) }}', 'is an object, not text'],
	['true', '={{ true }}', 'is true or false, not text'],
	['null', '={{ null }}', 'is null'],
	['undefined', '={{ undefined }}', 'has no value'],
];

/** Each of the text fields, given something that is no text, ends the item by name; nothing is sent. */
export function refusesWhatIsNoText(
	pbx: TestPbx,
	parameters: OperationParameters,
	labels: Record<string, string>,
): void {
	const cases = Object.entries(labels).flatMap(([field, label]) =>
		NO_TEXT.map(([what, value, words]) => ({ what, field, value, message: `${label} ${words}` })),
	);
	test.each(cases)('refuses $what as $field', async ({ field, value, message }) => {
		const run = await pbx.run({ ...parameters, [field]: value });

		expect(run.error?.message).toBe(`${message} [item 0]`);
		expect(pbx.sent()).toEqual([]);
	});
}

const KEY_REFUSED = 'The PBX refused the API key';

/** What a key that is refused means for a feature that a provider may not offer. */
export const refusedKeyOf = (feature: string) =>
	`This PBX does not seem to offer ${feature} (it refused the API key for it); check API Key and Tenant, or ask your provider`;

/** A key that the PBX does not know, with both spellings of its refusal. */
export function saysWhenTheKeyIsWrong(
	pbx: TestPbx,
	parameters: OperationParameters,
	message = KEY_REFUSED,
): void {
	test.each(['newline', 'bare'] as const)('says when the key is wrong (%s)', async (keyRefusal) => {
		pbx.simulator.switches.keyRefusal = keyRefusal;
		const gisPbxApi = pbx.credential({ apiKey: 'canary-of-another-pbx' });
		const run = await pbx.run(parameters, { credentials: { gisPbxApi } });

		expect(run.error?.message).toBe(`${message} [item 0]`);
		expect(run.error?.description).toContain('Check API Key and Tenant');
		expect(run.json()).toEqual([]);
		expect(pbx.sent()).toHaveLength(1);
		expect(run.text()).not.toContain('canary-of-another-pbx');
	});
}

/** A key that may only read is refused by whatever changes something, after so many reads. */
export function needsAKeyThatMayWrite(
	pbx: TestPbx,
	parameters: OperationParameters,
	message = KEY_REFUSED,
	reads = 0,
): void {
	test('says when the key may only read', async () => {
		const gisPbxApi = pbx.credential({ apiKey: pbx.simulator.readOnlyKey });
		const run = await pbx.run(parameters, { credentials: { gisPbxApi } });

		expect(run.error?.message).toBe(`${message} [item 0]`);
		expect(run.error?.description).toContain('needs a read/write key');
		expect(pbx.sent()).toHaveLength(reads + 1);
	});
}

/** With one bad item among good ones, only the bad one fails, and in its place. */
export function failsItemByItem(
	pbx: TestPbx,
	parameters: OperationParameters,
	{ field, label, good }: { field: string; label: string; good: () => string },
): void {
	const byItem = { ...parameters, [field]: '={{ $json.value }}' };
	const items = () => [{ value: good() }, { value: ' ' }, { value: good() }];
	const error = `${label} is empty [item 1]`;

	test('keeps the order of items when one fails and the run continues', async () => {
		const run = await pbx.run(byItem, {
			items: items(),
			node: { onError: 'continueRegularOutput' },
		});

		expect(run.json()).toHaveLength(3);
		expect(run.json()[1]).toEqual({ error });
		expect(run.json()[0]).not.toHaveProperty('error');
		expect(run.json()[2]).not.toHaveProperty('error');
		expect(run.items().map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	});

	test('sends the item that fails to the error output', async () => {
		const run = await pbx.run(byItem, { items: items(), node: { onError: 'continueErrorOutput' } });

		expect(run.json().map((json) => 'error' in json)).toEqual([false, false]);
		expect(run.json(undefined, 1)).toEqual([expect.objectContaining({ error })]);
	});
}
