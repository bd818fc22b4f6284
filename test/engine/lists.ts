import type { OperationParameters, TestPbx } from './support';

/** Return All and Limit of a list that holds more than one row. */
export function limitsItsRows(pbx: TestPbx, parameters: OperationParameters): void {
	test('returns as many rows as were asked for', async () => {
		const all = await pbx.run({ ...parameters, returnAll: true });
		const one = await pbx.run({ ...parameters, returnAll: false, limit: 1 });

		expect(all.json().length).toBeGreaterThan(1);
		expect(one.json()).toEqual(all.json().slice(0, 1));
		const asked = pbx.sent();
		expect(asked.slice(asked.length / 2)).toEqual(asked.slice(0, asked.length / 2));
	});

	test.each([0, 1.5, '={{ null }}', '={{ "many" }}'])('refuses the limit %j', async (limit) => {
		const run = await pbx.run({ ...parameters, returnAll: false, limit });

		expect(run.error?.message).toBe('Limit must be a whole number from 1 to 1000000000 [item 0]');
		expect(pbx.sent()).toEqual([]);
	});
}

/** Whatever means nothing gives no items. `hasPlainForm`: 0 bytes are asked for once more in it. */
export function givesNoItemsForNothing(
	pbx: TestPbx,
	parameters: OperationParameters,
	{ hasPlainForm = false } = {},
): void {
	test.each(['', 'null', '[]', '{}', ']', '\r\n', '[null]', '[""]'])(
		'gives no items for the answer %j',
		async (body) => {
			await pbx.says(body);
			const run = await pbx.run(parameters);

			expect(run.error).toBeUndefined();
			expect(run.json()).toEqual([]);
			expect(pbx.sent()).toHaveLength(hasPlainForm && body.trim() === '' ? 2 : 1);
		},
	);
}

/** What is no such list is never taken for an empty one. */
export function saysWhatIsNoList(pbx: TestPbx, parameters: OperationParameters): void {
	test.each([
		['other JSON', '{"service":"weather","temperature":"warm"}', 'cannot be understood'],
		['a JSON text', '"Nobody knows"', 'cannot be understood'],
		['torn JSON', '{"27":"Supp', 'was cut off'],
		['a sentence', 'Ask again later', 'Ask again later'],
		['a refusal', '{"Response":"Error","Message":"Not today"}', 'The PBX answered: Not today'],
		['a web page', '<!DOCTYPE html><title>Sign in</title>', 'A web page answered'],
	])('says that %s is no list', async (_, body, words) => {
		await pbx.says(body);
		const run = await pbx.run(parameters);

		expect(run.error?.message).toContain(words);
		expect(run.error?.message).toContain('[item 0]');
		expect(run.json()).toEqual([]);
	});
}
