/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs outside n8n, and shows what is kept */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { IExecuteFunctions } from 'n8n-workflow';

import { rememberingWrites } from '../../../../nodes/GisPbx/execution/retries';
import { resources } from '../../../../nodes/GisPbx/resources';

const { dial } = resources.call.operations;
const HOUR = 3_600_000;
const NO_PARAMETERS = { values: {}, filters: {}, options: {} };

function contextOf(executionId: string): IExecuteFunctions {
	return {
		getNode: () => ({ id: 'dial', type: 'n8n-nodes-gispbx.gisPbx', retryOnFail: true }),
		getExecutionId: () => executionId,
		getWorkflowDataProxy: () => ({ $runIndex: 0 }),
	} as unknown as IExecuteFunctions;
}

const sent = (reply: unknown) => ({
	kind: 'outcome' as const,
	outcome: { confirmed: true, reply, id: '15f3a9c01b27de' },
	sentAt: 1,
});

/** A run that sends an item's write unless it is remembered; how often it was sent. */
function runOf(executionId: string, items: number, reply: unknown = 'OK'): number {
	const { memoryOf, end } = rememberingWrites(contextOf(executionId), dial);
	let count = 0;
	for (let item = 0; item < items; item++) {
		const memory = memoryOf(item, 'DEMOCO', NO_PARAMETERS);
		if (memory?.writes.recall(memory.key)) continue;
		memory?.writes.keep(memory.key, sent(reply));
		count++;
	}
	end();
	return count;
}

test('nothing of an execution is sent again, beyond 50,000 items either, whatever others send', () => {
	expect(runOf('many', 60_000)).toBe(60_000);
	for (let other = 0; other < 100; other++) runOf(`other ${other}`, 10);

	expect(runOf('many', 60_000)).toBe(0);
});

describe('by a clock that nobody sets', () => {
	beforeEach(() => void jest.useFakeTimers());
	afterEach(() => jest.useRealTimers());

	test('what ended an hour ago is forgotten, what is under way is not', () => {
		expect(runOf('short', 1)).toBe(1);
		const long = rememberingWrites(contextOf('long'), dial);
		const memory = long.memoryOf(0, 'DEMOCO', NO_PARAMETERS);
		memory?.writes.keep(memory.key, sent('OK'));
		jest.advanceTimersByTime(HOUR - 1);
		expect(runOf('short', 1)).toBe(0);
		jest.advanceTimersByTime(HOUR);
		expect(runOf('short', 1)).toBe(1);
		jest.advanceTimersByTime(30 * HOUR);
		expect(runOf('long', 1)).toBe(0);
		long.end();
	});
});

test('1,000 executions whose PBX says 200 kB each keep less than 5 MB', () => {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	collect();
	const before = process.memoryUsage().heapUsed;
	for (let execution = 0; execution < 1000; execution++) {
		runOf(`large ${execution}`, 1, `${execution}${'x'.repeat(200_000)}`);
	}
	collect();
	const megabytes = (process.memoryUsage().heapUsed - before) / 1e6;
	console.log(`heap after 1,000 executions with Retry On Fail: ${megabytes.toFixed(2)} MB more`);

	expect(megabytes).toBeLessThan(5);
});
