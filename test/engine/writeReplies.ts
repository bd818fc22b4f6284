import { SWITCH_VALUES, type SwitchName } from '../../simulator';
import type { OperationParameters, TestPbx } from './support';

/** How each style of the simulator's switches says yes, as the item shows it. */
const SAID: Record<string, string> = {
	ok: 'OK',
	quotedOk: 'OK',
	json: '{"Response":"Success","Message":"OK"}',
	nothing: '',
};

export interface RepliesOfAWrite {
	/** Switch that chooses the style of the answer. */
	style: SwitchName;
	/** What the item says besides `confirmed` and `reply`. */
	asked: Record<string, unknown>;
	/** What the style `json` says without `format=json`. */
	json?: string;
}

/** Every style in which the PBX may say yes; saying nothing is no yes. */
export function understandsEveryYes(
	pbx: TestPbx,
	parameters: OperationParameters,
	{ style, asked, json = SAID.json }: RepliesOfAWrite,
): void {
	test.each([...SWITCH_VALUES[style]])('understands the answer in the style %s', async (value) => {
		Object.assign(pbx.simulator.switches, { [style]: value });
		const run = await pbx.run(parameters);

		expect(run.error).toBeUndefined();
		expect(run.json()).toEqual([
			{
				confirmed: value !== 'nothing',
				reply: value === 'json' ? json : SAID[value],
				...asked,
			},
		]);
	});
}

/** A refusal in every style, as `message`; it is sent once. */
export function saysWhyNotInEveryStyle(
	pbx: TestPbx,
	parameters: OperationParameters,
	{ style, message }: { style: SwitchName; message: string },
): void {
	test.each([...SWITCH_VALUES[style]])(
		`a refusal is an error in the words of the PBX (%s): ${message}`,
		async (value) => {
			Object.assign(pbx.simulator.switches, { [style]: value });
			const run = await pbx.run(parameters);

			expect(run.error?.message).toBe(`${message} [item 0]`);
			expect(run.json()).toEqual([]);
			expect(pbx.sent().filter(({ reqtype }) => reqtype !== 'INFO')).toHaveLength(1);
		},
	);
}

/** Words that are neither a yes nor a no, where the PBX answers `OK` or says why not. */
export function takesOtherWordsForANo(pbx: TestPbx, parameters: OperationParameters): void {
	test('takes words that are no yes for a refusal', async () => {
		await pbx.says('Maybe later');
		const run = await pbx.run(parameters);

		expect(run.error?.message).toBe('The PBX answered: Maybe later [item 0]');
		expect(run.json()).toEqual([]);
		expect(pbx.sent()).toHaveLength(1);
	});
}

/** The same where the PBX may answer anything. */
export function showsOtherWordsUnconfirmed(
	pbx: TestPbx,
	parameters: OperationParameters,
	asked: Record<string, unknown>,
): void {
	test.each([
		['words', 'Maybe later', 'Maybe later'],
		['JSON', '{"state":"maybe"}', { state: 'maybe' }],
	])('shows %s that are neither yes nor no, unconfirmed', async (_, body, reply) => {
		await pbx.says(body);
		const run = await pbx.run(parameters);

		expect(run.error).toBeUndefined();
		expect(run.json()).toEqual([{ confirmed: false, reply, ...asked }]);
	});
}

/** An answer that got lost: said in words, and nothing is sent again. */
export function saysWhenTheAnswerIsLost(
	pbx: TestPbx,
	parameters: OperationParameters,
	may: string,
): void {
	test.each(['dropBeforeReply', 'truncated', 'webPage', 'http500'] as const)(
		'when the answer is lost (%s) the outcome is unknown, and nothing is sent again',
		async (fault) => {
			// Cut in half, a bare OK would be another word, not a torn answer.
			await (fault === 'truncated' ? pbx.says('{"Response":"Succ') : pbx.simulator.fail(fault));
			const run = await pbx.run(parameters);

			expect(run.error?.message).toMatch(
				new RegExp(`^Outcome unknown, ${may}\\. .* \\[item 0\\]$`),
			);
			expect(pbx.sent()).toHaveLength(1);
		},
	);
}

/** Where an earlier try cannot be remembered, Retry On Fail would reach people twice. */
export function refusesRetryOnFailWithoutAnExecutionId(
	pbx: TestPbx,
	parameters: OperationParameters,
	name: string,
): void {
	test('refuses Retry On Fail in an execution without an ID', async () => {
		const node = { retryOnFail: true, waitBetweenTries: 1 };
		const run = await pbx.run(parameters, { executionId: null, node });

		expect(run.error?.message).toBe(`Switch off Retry On Fail to use "${name}"`);
		expect(pbx.sent()).toEqual([]);
	});

	test('runs without an execution ID where Retry On Fail is off', async () => {
		const run = await pbx.run(parameters, { executionId: null });

		const [{ reqtype }] = pbx.sent();

		expect(run.error).toBeUndefined();
		// what waits for the end of a call reads besides
		expect(pbx.sent().filter((sent) => sent.reqtype === reqtype)).toHaveLength(1);
	});
}
