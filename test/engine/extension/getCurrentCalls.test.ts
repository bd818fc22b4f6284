import { liveCall } from '../call/liveCall';
import { saysWhatIsNoList } from '../lists';
import { saysWhatIsNotOffered, takesNothingForNothing } from '../notOffered';
import { usePbx } from '../support';
import { failsItemByItem } from '../twins';

const pbx = usePbx();
const GET = {
	resource: 'extension',
	operation: 'getCurrentCalls',
	extension: { __rl: true, mode: 'list', value: '204' },
};
const SENT = { reqtype: 'GETCURRENTCALLS', phone: '204', multiple: 'yes', format: 'json' };
const ABSENT = {
	...{ extension: '204', callId: null, linkedId: null, originateId: null },
	...{ from: null, to: null, state: null, startedAt: null, channels: [] },
};

test.each(['object', 'array', 'doubled'] as const)(
	'shows the call of an extension (%s)',
	async (callShape) => {
		pbx.simulator.clock.set(new Date('2026-06-01T09:00:00Z'));
		pbx.simulator.switches.callShape = callShape;
		const { channels, linkedId, originateId } = await liveCall(pbx);
		const [phone] = channels.filter(({ name }) => name.startsWith('SIP/204-'));
		const run = await pbx.run(GET);

		expect(run.error).toBeUndefined();
		expect(run.json()).toEqual([
			{
				extension: '204',
				callId: phone.uniqueId,
				linkedId,
				originateId,
				from: '204',
				to: '204',
				state: 'Up',
				startedAt: '2026-06-01T12:00:00+03:00',
				channels: [phone.name],
				raw: expect.objectContaining({ channel: phone.name }) as object,
			},
		]);
		expect(Object.keys(run.json()[0].raw as object)).not.toContain('0');
		expect(pbx.sent()).toEqual([SENT]);
	},
);

test('shows several calls as several items', async () => {
	Object.assign(pbx.simulator.switches, { callShape: 'array', talkSeconds: 60 });
	await liveCall(pbx);
	await liveCall(pbx);
	const run = await pbx.run(GET);

	expect(run.json()).toHaveLength(2);
	expect(run.items().map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
});

test('gives no items for an extension without a call: HELP tells that the PBX knows the request', async () => {
	const run = await pbx.run({ ...GET, extension: '205' });

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([]);
	const asked = { ...SENT, phone: '205' };
	expect(pbx.sent()).toEqual([asked, { ...asked, format: 'plain' }, { reqtype: 'HELP' }]);
});

test.each(['null', '[]', '{}', ']', '[null]', '[""]'])(
	'gives no items for the answer %j',
	async (body) => {
		await pbx.says(body);
		const run = await pbx.run(GET);

		expect(run.error).toBeUndefined();
		expect(run.json()).toEqual([]);
		expect(pbx.sent()).toEqual([SENT]);
	},
);

const CHANNEL = 'PJSIP/204-DEMOCO-00001a2b';
test.each([
	['rows by ID', '{"7":{"UniqueID":"pbx01-1717232400_1"}}', { callId: 'pbx01-1717232400.1' }],
	['a caller', '{"callerid":"\\"Dana\\" <0500000001>"}', { from: '0500000001' }],
	['a user name', '[{"src":"204-DEMOCO","exten":"205-DEMOCO"}]', { from: '204', to: '205' }],
	['a channel', `["PJSIP\\/204-DEMOCO-00001a2b"]`, { channels: [CHANNEL] }],
	['a line of channels', `${CHANNEL}|`, { channels: [CHANNEL] }],
	['an ID', '["pbx01-1717232400.1"]', { callId: 'pbx01-1717232400.1' }],
])('understands %s', async (_, body, shown) => {
	await pbx.says(body);
	const run = await pbx.run(GET);

	expect(run.json()).toEqual([{ ...ABSENT, ...shown, raw: expect.anything() as unknown }]);
});

test('hides what is named like a secret', async () => {
	await pbx.says(`[{"0":"canary","channel":"${CHANNEL}","ex_password":"canary"}]`);
	const run = await pbx.run(GET);

	expect(run.json()).toMatchObject([{ raw: { channel: CHANNEL, ex_password: '[hidden]' } }]);
	expect(run.text()).not.toContain('canary');
});

saysWhatIsNoList(pbx, GET);
saysWhatIsNotOffered(pbx, GET, { feature: 'current calls', request: 'getcurrentcalls' });
takesNothingForNothing(pbx, GET, 'current calls');

describe('of an extension with a call', () => {
	beforeEach(async () => void (await liveCall(pbx)));

	failsItemByItem(pbx, GET, { field: 'extension', label: 'Extension', good: () => '204' });
});
