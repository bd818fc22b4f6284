/** agents (pbx.md#agents). */
import { ask, dial, info, usePbx, type Params } from '../../client';

describe('8.18 agents', () => {
	const pbx = usePbx();
	const agents = async (params: Params = {}) =>
		(await ask(pbx(), { reqtype: 'info', info: 'agents', format: 'json', ...params })).body;
	const record = (number: string, calls: string, word: string, state: string) =>
		`"${number}-DEMOCO":{"0":${calls},"1":"${word}","2":"${state}","4":"","5":"","6":"","7":"","8":"","10":"${number}-DEMOCO","11":"${number}-DEMOCO"}`;

	it('is an object of sparse positional records', async () => {
		expect(await agents({ queue: '27' })).toBe(
			`{${record('204', '0', 'available', 'NOT_INUSE')},${record('205', '0', 'available', 'NOT_INUSE')}}`,
		);
		pbx().switches.agentCallCount = 'string';
		expect(await agents({ queue: '28' })).toBe(
			`{${record('205', '"0"', 'available', 'NOT_INUSE')}}`,
		);
	});

	it('shows pauses, device states and calls taken', async () => {
		await ask(pbx(), { reqtype: 'AGENT', queue: '27', action: 'pause', extension: '204' });
		await dial(pbx(), { source: '0500000009', dest: '900' });
		pbx().clock.advance({ seconds: 5 });
		expect(await agents({ queue: '27' })).toContain(record('205', '0', 'available', 'INUSE'));
		pbx().clock.advance({ minutes: 1 });
		expect(await agents({ queue: '27' })).toBe(
			`{${record('204', '0', 'paused', 'NOT_INUSE')},${record('205', '1', 'available', 'NOT_INUSE')}}`,
		);
	});

	it('shows all queues when none is named, null for an unknown one', async () => {
		expect(Object.keys(JSON.parse(await agents()) as object)).toEqual(['204-DEMOCO', '205-DEMOCO']);
		expect(await agents({ queue: '99' })).toBe('null');
		expect(await agents({ queuenumber: '901' })).toBe(
			`{${record('205', '0', 'available', 'NOT_INUSE')}}`,
		);
	});

	it('is falsy in four ways when a queue has nobody', async () => {
		const bodies: string[] = [];
		for (const way of ['null', 'emptyArray', 'emptyObject', 'nothing'] as const) {
			pbx().switches.agentsNobody = way;
			bodies.push(await agents({ queue: '29' }));
		}
		expect(bodies).toEqual(['null', '[]', '{}', '']);
	});

	it('plain is one line of usernames and states', async () => {
		pbx().state.queues[0]?.members.push({ ...pbx().state.queues[0].members[0]!, extension: '206' });
		expect(await agents({ queue: '27', format: 'plain' })).toBe(
			'204-DEMOCO:Not in use|205-DEMOCO:Not in use|206-DEMOCO:Unavailable|',
		);
	});

	it('agentsconnected has two shapes', async () => {
		expect(Object.keys(await info<object>(pbx(), 'agentsconnected', { queue: '28' }))).toEqual([
			'205-DEMOCO',
		]);
		pbx().switches.agentsConnected = 'counts';
		expect(await info(pbx(), 'agentsconnected', { queue: '28' })).toEqual({ 0: 0 });
	});
});
