import { sleep } from 'n8n-workflow';

import { usePbx } from '../support';
import { DIAL_EACH, dialled, numberOf, numbersToDial } from './sentOnce';

const pbx = usePbx();

/** Stops the execution when the PBX is asked what `when` says. */
function stopAt(when: (params: Record<string, string>) => boolean): AbortSignal {
	const stop = new AbortController();
	pbx.simulator.fail('slow', {
		milliseconds: 20,
		when(params) {
			if (when(params)) stop.abort();
			return true;
		},
	});
	return stop.signal;
}

test.each([{}, { onError: 'continueRegularOutput' as const }])(
	'a cancelled execution dials nobody any more (%j)',
	async (node) => {
		const signal = stopAt(({ dest }) => dest === numberOf(19));
		const run = await pbx.run(DIAL_EACH, { items: numbersToDial(50), signal, node });

		expect(run.status).toBe('canceled');
		// Longer than the rest would need, were it still being sent.
		await sleep(300);
		expect(dialled(pbx)).toEqual(Array.from({ length: 20 }, (_, index) => numberOf(index)));
	},
);

test.each([
	['8 at a time', { requestsInParallel: 8 }, 8],
	['as many as the PBX bears', {}, 32],
])(
	'a cancelled execution reads nothing more than what was on its way: %s',
	async (_, options, most) => {
		const signal = stopAt(({ ext }) => ext === '1030');
		const items = Array.from({ length: 100 }, (_, index) => ({ extension: String(1000 + index) }));
		const run = await pbx.run(
			{
				...{ resource: 'extension', operation: 'getState', options },
				extension: '={{ $json.extension }}',
			},
			{ items, signal },
		);

		expect(run.status).toBe('canceled');
		await sleep(200);
		expect(pbx.sent().length).toBeGreaterThan(30);
		expect(pbx.sent().length).toBeLessThanOrEqual(31 + most);
	},
);

test('waiting for a recording ends with the execution', async () => {
	const signal = stopAt(() => true);
	const run = await pbx.run(
		{
			resource: 'recording',
			operation: 'download',
			callId: 'pbx01-1700000000.1',
			options: { maxWaitSeconds: 600 },
		},
		{ signal },
	);

	expect(run.status).toBe('canceled');
	expect(run.json()).toEqual([]);
	await sleep(1500);
	expect(pbx.sent()).toHaveLength(1);
});
