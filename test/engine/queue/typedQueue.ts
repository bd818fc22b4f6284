import type { OperationParameters, TestPbx } from '../support';

/** A change to a queue whose ID was typed, or given by a model: a number is one, and a word says so. */
export function takesATypedIdForANumber(
	pbx: TestPbx,
	parameters: OperationParameters,
	sentAs: 'number' | 'queuenumber',
): void {
	const node = { onError: 'continueRegularOutput' as const };
	const changes = () => pbx.sent().filter(({ reqtype }) => reqtype !== 'INFO');

	test('takes a typed ID for a number where no queue has it, and says so', async () => {
		const run = await pbx.run({ ...parameters, queue: '900' }, { items: [{}, {}], node });

		expect(changes()).toMatchObject([{ [sentAs]: '900' }, { [sentAs]: '900' }]);
		const { hints } = run.record.data.resultData.runData['GIS PBX'].at(-1) ?? {};
		expect(hints?.[0].message).toBe('No queue has the ID 900: it was taken as a number [item 0]');
		// The list of queues is read once for all items.
		expect(pbx.sent().filter(({ info }) => info === 'queues')).toHaveLength(1);
	});

	test('sends a typed ID that a queue has, or that cannot be compared, as it is', async () => {
		await pbx.run({ ...parameters, queue: '27' });
		pbx.simulator.fail('http500', { when: ({ info }) => info === 'queues' });
		await pbx.run({ ...parameters, queue: '900' });

		const ids = changes().map(({ id, queue }) => id ?? queue);
		expect(ids).toEqual(['27', '900']);
	});
}
