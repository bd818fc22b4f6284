import { isEqual } from '../part';
import type { ExampleCheck } from './check';

export const agentLunchPause: ExampleCheck = {
	name: 'agent-lunch-pause',
	async *run(stage) {
		const { pbx } = stage;
		const agents = (queue: string) =>
			pbx.state.queues
				.find(({ number }) => number === queue)
				?.members.map(({ extension, paused, pauseReason }) => [extension, paused, pauseReason]);
		const member = pbx.state.queues[0].members[1];
		Object.assign(member, { paused: true, pauseReason: 'הדרכה' });
		await stage.import();

		const begin = await stage.execute('Lunch Begins');
		yield isEqual('lunch begins well', [begin.status, begin.error], ['success', undefined]);
		yield isEqual('who is not paused yet is paused for lunch', agents('900'), [
			['204', true, 'Lunch'],
			['205', true, 'הדרכה'],
		]);
		const [other] = agents('901') ?? [];
		yield isEqual('another queue is left alone', other, ['205', false, '']);

		const end = await stage.execute('Lunch Ends');
		yield isEqual('lunch ends well', [end.status, end.error], ['success', undefined]);
		const paused = agents('900')?.map(([extension, isPaused]) => [extension, isPaused]);
		yield isEqual('everybody gets calls again', paused, [
			['204', false],
			['205', false],
		]);
	},
};
