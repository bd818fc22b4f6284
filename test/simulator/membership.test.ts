/** What QUEUE and VIRTUALEXT do alike (pbx.md#queue-members, pbx.md#virtual-extensions). */
import { ask, usePbx, type Params } from './client';

describe.each([
	{
		statement: '8.19',
		reqtype: 'QUEUE',
		reply: 'queueReply',
		repeat: 'queueRepeat',
		named: { number: '901' },
	},
	{
		statement: '8.21',
		reqtype: 'VIRTUALEXT',
		reply: 'virtualextReply',
		repeat: 'virtualextRepeat',
		named: { number: '210' },
	},
] as const)('$statement $reqtype', ({ reqtype, reply, repeat, named }) => {
	const pbx = usePbx();
	const act = async (action: string, params: Params = {}) =>
		(await ask(pbx(), { reqtype, action, format: 'json', ...named, ...params })).body;

	it('adds, lists, deletes and cleans', async () => {
		expect(await act('list')).toBe('["205-DEMOCO"]');
		expect(await act('add', { extension: '204' })).toBe('OK');
		expect(await act('add', { extension: '206-DEMOCO' })).toBe('OK');
		expect(await act('list')).toBe('["205-DEMOCO","204-DEMOCO","206-DEMOCO"]');
		expect(await act('List', { extension: '204', format: 'plain' })).toBe(
			'205-DEMOCO|204-DEMOCO|206-DEMOCO|',
		);
		expect(await act('del', { extension: '204-DEMOCO' })).toBe('OK');
		expect(await act('list')).toBe('["205-DEMOCO","206-DEMOCO"]');
		expect(await act('clean')).toBe('OK');
		expect(await act('list')).toBe('null');
	});

	it('refuses a member’s add and a stranger’s del, or takes them as done', async () => {
		expect(await act('add', { extension: '205' })).toBe('Already there');
		expect(await act('del', { extension: '204' })).toBe('Not there');
		pbx().switches[repeat] = 'ok';
		expect(await act('add', { extension: '205' })).toBe('OK');
		expect(await act('del', { extension: '204' })).toBe('OK');
		expect(await act('list')).toBe('["205-DEMOCO"]');
	});

	it('names what is missing or wrong', async () => {
		expect(await act('list', { number: '' })).toMatch(/^No .+ specified$/);
		expect(await act('add', { number: '', extension: '204' })).toMatch(/^No .+ specified$/);
		expect(await act('add')).toBe('No extension specified');
		expect(await act('add', { extension: '999' })).toBe('Wrong or missing extension');
		expect(await act('add', { number: '777', extension: '204' })).toMatch(
			/^Wrong or missing .+ number$/,
		);
		expect(await act('list', { number: '777' })).toBe('null');
	});

	it('answers a write in four ways', async () => {
		const bodies: string[] = [];
		for (const style of ['ok', 'quotedOk', 'json', 'nothing'] as const) {
			pbx().switches[reply] = style;
			bodies.push(await act('clean'));
		}
		expect(bodies).toEqual(['OK', '"OK"', '{"Response":"Success","Message":"OK"}', '']);
	});
});
