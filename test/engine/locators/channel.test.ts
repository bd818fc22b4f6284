import { liveCall } from '../call/liveCall';
import { usePbx } from '../support';

const pbx = usePbx();
const HANG_UP = { resource: 'call', operation: 'hangUp', hangUpBy: 'channel' };

test('offers the channels in use with who talks with whom; the value is the channel', async () => {
	const { channels } = await liveCall(pbx);
	const { results } = await pbx.search(HANG_UP, 'searchChannels');

	expect(channels.length).toBeGreaterThan(1);
	expect(results.map(({ value }) => value).sort()).toEqual(channels.map(({ name }) => name).sort());
	for (const { name, value } of results) {
		expect(name).toMatch(/^204 → \S+ · (?:Up|Ringing) · /);
		expect(name.endsWith(` · ${value}`)).toBe(true);
	}
	expect(pbx.sent()).toEqual([{ reqtype: 'CHANNELS', format: 'json' }]);
});

test('the search box finds a party', async () => {
	await pbx.says(
		JSON.stringify([
			{ channel: 'PJSIP/204-DEMOCO-00001a2b', src: '204', dst: '0500000001', state: 'Up' },
			{ channel: 'PJSIP/trunk-00001a2c', src: '0722280800', dst: '205', state: 'Ring' },
		]),
	);
	const { results } = await pbx.search(HANG_UP, 'searchChannels', { filter: '0500000001' });

	expect(results).toEqual([
		{
			name: '204 → 0500000001 · Up · PJSIP/204-DEMOCO-00001a2b',
			value: 'PJSIP/204-DEMOCO-00001a2b',
		},
	]);
});

test.each([
	['mere names', '["PJSIP/204-DEMOCO-00001a2b","SIP/trunk"]'],
	['the same one twice', '["PJSIP/204-DEMOCO-00001a2b","PJSIP\\\\/204-DEMOCO-00001a2b"]'],
])('%s: a channel is offered once, a peer without a call never', async (_, answer) => {
	await pbx.says(answer);
	const { results } = await pbx.search(HANG_UP, 'searchChannels');

	expect(results).toEqual([
		{ name: 'PJSIP/204-DEMOCO-00001a2b', value: 'PJSIP/204-DEMOCO-00001a2b' },
	]);
});

test('is empty while nobody talks', async () => {
	await pbx.says('[]');

	expect(await pbx.search(HANG_UP, 'searchChannels')).toEqual({ results: [] });
});

test.each([
	['as a workflow of before has it', (channel: string) => channel],
	['typed', (channel: string) => ({ __rl: true, mode: 'id', value: channel })],
	['chosen', (channel: string) => ({ __rl: true, mode: 'list', value: channel })],
	[
		'by an expression',
		(channel: string) => ({ __rl: true, mode: 'id', value: `={{ "${channel}" }}` }),
	],
])('a channel %s is hung up', async (_, given) => {
	const [{ name: channel }] = (await liveCall(pbx)).channels;
	const run = await pbx.run({ ...HANG_UP, channel: given(channel) });

	expect(run.json()).toMatchObject([{ channel, confirmed: true }]);
	expect(pbx.sent()).toEqual([{ reqtype: 'HANGUP', channel, format: 'json' }]);
});
