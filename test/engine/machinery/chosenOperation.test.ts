import { usePbx } from '../support';

const pbx = usePbx();
const DIAL = { source: '204', destination: '0500000001' };
const ITEMS = [
	{ resource: 'call', operation: 'dial' },
	{ resource: 'call', operation: 'hangUp' },
];

test.each([
	['resource', { ...DIAL, resource: '={{ $json.resource }}', operation: 'dial' }],
	['operation', { ...DIAL, resource: 'call', operation: '={{ $json.operation }}' }],
	['both', { ...DIAL, resource: '={{ $json.resource }}', operation: '={{ $json.operation }}' }],
])('an expression for the %s is refused in words, and nothing is sent', async (_, parameters) => {
	const run = await pbx.run(parameters, { items: ITEMS });

	expect(run.error?.message).toBe('This node has no such operation');
	expect(run.error?.description).toMatch(/^Resource and Operation take no expression\. .*Switch/);
	expect(pbx.sent()).toEqual([]);
});

test('what an item holds under these names is no operation', async () => {
	const run = await pbx.run({ ...DIAL, resource: 'call', operation: 'dial' }, { items: ITEMS });

	expect(run.error).toBeUndefined();
	expect(pbx.sent().map(({ reqtype }) => reqtype)).toEqual(['DIAL', 'DIAL']);
});
