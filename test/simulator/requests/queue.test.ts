/** What QUEUE alone does; the rest is in membership.test.ts (pbx.md#queue-members). */
import { ask, dial, info, usePbx, type Params } from '../client';

describe('8.19 QUEUE', () => {
	const pbx = usePbx();
	const add = async (params: Params) =>
		(await ask(pbx(), { reqtype: 'QUEUE', action: 'add', extension: '204', ...params })).body;

	it('takes the id as well as the number, and stores type, penalty and pause', async () => {
		expect(await add({ id: '28', type: 'AD', penalty: '3', paused: '1' })).toBe('OK');
		expect(pbx().state.queues[1]?.members[1]).toMatchObject({
			extension: '204',
			type: 'AD',
			penalty: '3',
			paused: true,
		});
	});

	it('may demand the id and the type', async () => {
		pbx().switches.requireIdForAdd = 'on';
		expect(await add({ number: '901' })).toBe('No queue id specified');
		expect((await ask(pbx(), { reqtype: 'QUEUE', action: 'clean', number: '901' })).body).toBe(
			'No queue id specified',
		);
		pbx().switches.requireType = 'on';
		expect(await add({ id: '28' })).toBe('No type specified');
		expect(await add({ id: '28', type: 'NF' })).toBe('OK');
		expect((await ask(pbx(), { reqtype: 'QUEUE', action: 'list', number: '901' })).body).toBe(
			'205-DEMOCO|204-DEMOCO|',
		);
	});

	it('info=queue has 23 figures that follow from the state', async () => {
		await ask(pbx(), { reqtype: 'AGENT', queue: '27', action: 'pause', extension: '205' });
		await dial(pbx(), { source: '0500000009', dest: '900' });
		pbx().clock.advance({ seconds: 3 });
		const figures = await info<Record<string, number>>(pbx(), 'queue', { id: '27' });
		expect(Object.keys(figures)).toHaveLength(23);
		expect(figures).toMatchObject({
			AGENTSONLINE: 2,
			AGENTSPAUSED: 1,
			AGENTSAVAILABLE: 1,
			CALLSINQUEUE: 1,
		});
		expect(await info(pbx(), 'queuecallers', { id: '27' })).toMatchObject([
			{ src: '0500000009', state: 'Up' },
		]);
		pbx().clock.advance({ minutes: 1 });
		expect(await info(pbx(), 'queue', { id: '27' })).toMatchObject({
			CALLSINQUEUE: 0,
			ANSWEREDCALLS: 1,
		});
		expect(await info(pbx(), 'queue', { id: '900' })).toBeNull();
	});
});
