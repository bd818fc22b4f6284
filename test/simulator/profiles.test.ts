/** Which PBX is played (pbx.md#the-request). */
import { PROFILES, SWITCH_VALUES, type SwitchName } from '../../simulator';
import { ask, dial, info, usePbx } from './client';

describe('a plain MiRTA PBX', () => {
	const pbx = usePbx({ profile: 'mirta' });

	it("has the engine's script, and no wrapper", async () => {
		const { url, origin } = pbx();
		expect(url).toBe(`${origin}/mirtapbx/proxyapi.php`);
		expect((await ask(pbx(), { reqtype: 'INFO', info: 'balance' })).status).toBe(200);
		for (const path of ['/pbx/gisapi.php', '/pbx/proxyapi.php', '/mirtapbx/gisapi.php']) {
			expect((await fetch(origin + path)).status).toBe(404);
		}
	});

	it('takes variables on its one script', async () => {
		await dial(pbx(), { var: 'a=1' });
		expect(pbx().state.calls[0].variables).toEqual({ 'DEMOCO-a': '1' });
	});

	it('has extensions without positions, and other rows with them', async () => {
		const [extension] = await info<object[]>(pbx(), 'extensions');
		expect(extension).not.toHaveProperty('0');
		pbx().addEndedCall({ start: '2024-06-01 11:00:00' });
		const [call] = await info<object[]>(pbx(), 'simplecdrs');
		expect(call).toHaveProperty('0');
	});

	it('hangs up a user name or a number, each by its own parameter', async () => {
		const hangUp = async (params: Record<string, string>) =>
			(await ask(pbx(), { reqtype: 'HANGUP', format: 'json', ...params })).body;
		await dial(pbx());
		expect(await hangUp({ extension: '204' })).toContain('No such channel');
		expect(await hangUp({ extension: '204-DEMOCO' })).toContain('Success');
		await dial(pbx());
		expect(await hangUp({ number: '204' })).toContain('Success');
	});

	it('does not know the format simple', async () => {
		await dial(pbx());
		pbx().clock.advance({ seconds: 4 });
		const asked = { reqtype: 'INFO', info: 'extstate', ext: '204' };
		expect((await ask(pbx(), { ...asked, format: 'simple' })).body).toBe('');
		expect((await ask(pbx(), asked)).body).toBe('0500000001');
	});

	it('comes back to its own switches', () => {
		pbx().switches.extensionsDoubledKeys = 'on';
		pbx().resetSwitches();
		expect(pbx().switches).toMatchObject(PROFILES.mirta.switches);
	});
});

it('a profile that sets a switch to its first value sets nothing', () => {
	for (const { switches } of Object.values(PROFILES)) {
		for (const [name, value] of Object.entries(switches)) {
			expect(SWITCH_VALUES[name as SwitchName].slice(1)).toContain(value);
		}
	}
});

describe('options', () => {
	const pbx = usePbx({ profile: 'mirta', switches: { phonebookJsonData: 'off' } });

	it('win over the profile', () => {
		expect(pbx().switches).toMatchObject({
			...PROFILES.mirta.switches,
			phonebookJsonData: 'off',
		});
	});
});
