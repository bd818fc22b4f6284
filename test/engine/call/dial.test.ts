import { usePbx } from '../support';

const pbx = usePbx();
const DIAL = { resource: 'call', operation: 'dial', source: '204', destination: '0500000001' };

test('rings the source for the destination and returns the originate ID', async () => {
	const run = await pbx.run(DIAL);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([
		{
			confirmed: true,
			originateId: expect.stringMatching(/^[0-9a-f]{14}$/),
			reply: expect.any(String),
			source: '204',
			destination: '0500000001',
		},
	]);
	expect(pbx.sent()).toEqual([
		{
			reqtype: 'DIAL',
			source: '204',
			dest: '0500000001',
			account: 'SOURCE',
			nofollow: 'yes',
			format: 'json',
		},
	]);
});
