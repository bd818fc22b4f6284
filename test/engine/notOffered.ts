import { SWITCH_VALUES } from '../../simulator';
import type { OperationParameters, TestPbx } from './support';

interface WhatIsMissing {
	/** As the error names it. */
	feature: string;
	/** As the simulator's switch `notOffered` names it, e.g. `voicemail` or `info=queuelogs`. */
	request: string;
	/** Requests of the operation before that one, each time. */
	before?: number;
}

const SIGNS = {
	nothing: 'it answered nothing',
	keyRefusal: 'it refused the API key for it',
	help: 'it described itself instead',
};

const isIn = (word: string, sent: Record<string, string>) =>
	Object.values(sent).some((value) => value.toLowerCase() === word);

/** A provider may have left the request out: said in words, whatever its PBX answers then. */
export function saysWhatIsNotOffered(
	pbx: TestPbx,
	parameters: OperationParameters,
	{ feature, request, before = 0 }: WhatIsMissing,
): void {
	test.each([...SWITCH_VALUES.unknownRequest])(
		`says that ${feature} is not offered where the PBX answers with %s`,
		async (unknownRequest) => {
			Object.assign(pbx.simulator.switches, { notOffered: [request], unknownRequest });
			const run = await pbx.run(parameters);
			// Of an `info` or `action` that it does not know the PBX says nothing.
			const sign = SIGNS[request.includes('=') ? 'nothing' : unknownRequest];

			const remedy =
				sign === SIGNS.keyRefusal
					? 'check API Key and Tenant, or ask your provider'
					: 'ask your provider';
			expect(run.error?.message).toBe(
				`This PBX does not seem to offer ${feature} (${sign}); ${remedy} [item 0]`,
			);
			expect(run.json()).toEqual([]);
			const asked = pbx.sent().filter(({ reqtype }) => reqtype !== 'HELP');
			const others = asked.filter((sent) => !request.split('=').every((word) => isIn(word, sent)));
			expect(others).toHaveLength(before);
		},
	);
}

/** A PBX that says nothing, and nothing of itself either, offers it not: nothing is made up. */
export function takesNothingForNothing(
	pbx: TestPbx,
	parameters: OperationParameters,
	feature: string,
): void {
	test('makes nothing up where the PBX says nothing at all', async () => {
		await pbx.says('');
		const run = await pbx.run(parameters);

		expect(run.error?.message).toBe(
			`This PBX does not seem to offer ${feature} (it answered nothing); ask your provider [item 0]`,
		);
		expect(run.json()).toEqual([]);
	});
}
