import type { IPollFunctions, NodeApiError } from 'n8n-workflow';

import { tellOverlap } from '../../../../nodes/GisPbx/trigger/tellOverlap';

const BUDGET_MS = 300_000;
let warnings: string[];

const n8n = (budget: object) =>
	({
		getNode: () => ({ name: 'Calls' }),
		logger: { warn: (words: string) => warnings.push(words) },
		...budget,
	}) as unknown as IPollFunctions;
const within5Minutes = n8n({ getPollBudgetMs: () => BUDGET_MS });

beforeEach(() => {
	warnings = [];
	jest.useFakeTimers({ now: 1_800_000_000_000 });
});
afterEach(() => jest.useRealTimers());

const runningFor = (ms: number) => ({ kind: 'running', since: performance.now() - ms }) as const;

test('a poll that meets the last one says so in the log', () => {
	tellOverlap(within5Minutes)(runningFor(61_000));

	expect(warnings).toEqual([
		'GIS PBX Trigger "Calls" skips a poll: the last one is still under way, for 61 s',
	]);
});

test('a poll from a state that has just told says so in the log', () => {
	tellOverlap(within5Minutes)({ kind: 'sameState' });

	expect(warnings).toEqual([
		'GIS PBX Trigger "Calls" skips a poll: n8n has not kept yet what the last one told',
	]);
});

test.each([
	['2.x', within5Minutes, BUDGET_MS],
	['1.x, which grants nothing in words', n8n({}), 240_000],
])('a poll that has taken longer than n8n grants is told aloud (%s)', (_, where, budgetMs) => {
	const tell = tellOverlap(where);
	tell(runningFor(budgetMs));
	expect(warnings).toHaveLength(1);

	let thrown: Partial<NodeApiError> & { failure?: object } = {};
	try {
		tell(runningFor(budgetMs + 1000));
	} catch (error) {
		thrown = error as NodeApiError;
	}
	expect(thrown.message).toBe(
		`The last poll is still under way after ${budgetMs / 1000 + 1} seconds`,
	);
	expect(thrown.description).toContain(`A poll may take ${budgetMs / 1000} seconds`);
	expect(thrown.failure).toEqual({ cause: 'temporarily-unavailable' });
	expect(warnings).toHaveLength(1);
});
