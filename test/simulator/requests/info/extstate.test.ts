/** extstate (pbx.md#extension-state). */
import { ask, dial, usePbx } from '../../client';

type Row = Record<string, string>;

describe('8.16 extstate', () => {
	const pbx = usePbx();
	const state = async (ext: string, format: string) =>
		(await ask(pbx(), { reqtype: 'info', info: 'extstate', ext, format })).body;
	const IDLE =
		'{"UniqueID":"","LinkedID":"","Connected Line ID":"","Connected Line ID Name":"","Context":"","Extension":"","Direction":"","OtherParty":""}';

	it('is \\r\\n when idle and plain', async () => {
		const { bytes } = await ask(pbx(), { reqtype: 'info', info: 'extstate' });
		expect(bytes.toString('hex')).toBe('0d0a');
		expect(await state('204', 'simple')).toBe('\r\n');
	});

	it('is the bare number with format=simple in a call', async () => {
		await dial(pbx());
		expect(await state('204', 'simple')).toBe('0500000001');
	});

	it('json: KO, blanks when idle, eight keys when busy', async () => {
		expect(await state('206', 'json')).toBe(
			'{"UniqueID":"KO","LinkedID":"Extension not registered"}',
		);
		expect(await state('204', 'json')).toBe(IDLE);
		await dial(pbx(), { dest: '205' });
		pbx().clock.advance({ seconds: 5 });
		const [caller, called] = [await state('204', 'json'), await state('205', 'json')];
		expect(JSON.parse(called)).toEqual({
			UniqueID: expect.stringMatching(/^pbx01-1717232402\.\d+$/),
			LinkedID: (JSON.parse(caller) as Row).LinkedID,
			'Connected Line ID': '204',
			'Connected Line ID Name': 'קבלה',
			Context: 'authenticated',
			Extension: '204',
			Direction: 'IN',
			OtherParty: '204',
		});
		expect(JSON.parse(caller)).toMatchObject({ OtherParty: '205', Direction: 'LOCAL' });
	});

	it('keys of the unregistered, and unknown extensions, by switch', async () => {
		expect(await state('0', 'json')).toBe(
			'{"UniqueID":"KO","LinkedID":"Extension not registered"}',
		);
		pbx().switches.extstateUnregistered = 'eightKeys';
		expect(Object.keys(JSON.parse(await state('206', 'json')) as Row)).toHaveLength(8);
		pbx().switches.extstateUnknown = 'idle';
		expect(await state('0', 'json')).toBe(IDLE);
	});
});
