/** info=call (pbx.md#call-look-up). */
import { ask, dial, usePbx } from '../../client';

type Row = Record<string, string>;

describe('8.12 info=call', () => {
	const pbx = usePbx();
	const call = async (id: string) =>
		(await ask(pbx(), { reqtype: 'INFO', info: 'call', id, format: 'json' })).body;

	it('shows a live call as an object, an array of channels, or doubled rows', async () => {
		const id = await dial(pbx());
		pbx().clock.advance({ seconds: 3 });
		const object = JSON.parse(await call(id)) as Row & { channels: string[] };
		expect(object.channel).toMatch(/^Local\/204@/);
		expect(object.channels).toEqual([
			object.channel,
			object.channel?.replace(';1', ';2'),
			expect.stringMatching(/^SIP\/204-DEMOCO-/),
			expect.stringMatching(/^PJSIP\/trunk-/),
		]);

		pbx().switches.callShape = 'array';
		const legs = JSON.parse(await call(id)) as Row[];
		expect(legs.map(({ state }) => state)).toEqual(['Up', 'Up', 'Up', 'Ringing']);

		pbx().switches.callShape = 'doubled';
		expect(await call(id)).toMatch(/^\[\{"0":"(pbx01-[\d.]+)","uniqueid":"\1","1":/);
	});

	it('escapes the channel’s slash, which is why the sheet speaks of a backslash', async () => {
		expect(await call(await dial(pbx()))).toMatch(/"channel":"Local\\\/204@/);
	});

	it('finds a call by originate ID and by unique ID, live and ended', async () => {
		const id = await dial(pbx());
		const { uniqueid = '' } = JSON.parse(await call(id)) as Row;
		expect(JSON.parse(await call(uniqueid))).toMatchObject({ originateid: id });
		pbx().clock.advance({ minutes: 1 });
		expect(JSON.parse(await call(id))).toMatchObject({ uniqueid, disposition: 'ANSWERED' });
		pbx().switches.callAfterEnd = 'nothing';
		expect(await call(id)).toBe('');
	});

	it('has three ways to know nothing', async () => {
		expect(await call('15f3a9c01b27de')).toBe('');
		pbx().switches.callUnknown = 'emptyArray';
		expect(await call('15f3a9c01b27de')).toBe('[]');
		pbx().switches.callUnknown = 'null';
		expect(await call('15f3a9c01b27de')).toBe('null');
	});
});
