/** AGENT (pbx.md#pausing). */
import { ask, usePbx, type Params } from '../client';

describe('8.20 AGENT', () => {
	const pbx = usePbx();
	const act = async (action: string, params: Params) =>
		(await ask(pbx(), { reqtype: 'AGENT', action, format: 'json', ...params })).body;
	const pauses = () =>
		pbx().state.queues.flatMap(({ id, members }) =>
			members
				.filter(({ paused }) => paused)
				.map(({ extension, pauseReason }) => [id, extension, pauseReason]),
		);

	it('pauses by queue id, queue number and ALL, keeps the reason, and unpauses', async () => {
		expect(await act('pause', { queue: '27', extension: '204', pausereason: 'ניירת' })).toBe('OK');
		expect(pauses()).toEqual([['27', '204', 'ניירת']]);
		expect(await act('UNPAUSE', { queuenumber: '900', extension: '204-DEMOCO' })).toBe('OK');
		expect(pauses()).toEqual([]);
		expect(await act('pause', { queue: 'ALL', extension: '205' })).toBe('OK');
		expect(pauses()).toEqual([
			['27', '205', ''],
			['28', '205', ''],
		]);
	});

	it('names what is missing or unknown', async () => {
		expect(await act('pause', { queue: '28', extension: '204' })).toBe('No such agent');
		expect(await act('pause', { queue: '99', extension: '204' })).toBe('Wrong or missing queue');
		expect(await act('pause', { extension: '204' })).toBe('No queue specified');
		expect(await act('pause', { queue: '27' })).toBe('No extension specified');
	});

	it('lists the queues of an agent, adds and deletes', async () => {
		expect(await act('listqueues', { extension: '205' })).toBe(
			'{"27":"\\u05ea\\u05de\\u05d9\\u05db\\u05d4","28":"Sales"}',
		);
		expect(await act('add', { queue: '28', extension: '204' })).toBe('OK');
		expect(await act('del', { queue: 'ALL', extension: '205' })).toBe('OK');
		expect(
			pbx().state.queues.map(({ members }) => members.map(({ extension }) => extension)),
		).toEqual([['204'], ['204'], []]);
		expect(await act('listqueues', {})).toBe('No extension specified');
		pbx().switches.listQueuesWithoutExtension = 'nothing';
		expect(await act('listqueues', {})).toBe('');
	});
});
