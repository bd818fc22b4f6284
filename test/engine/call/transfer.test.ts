import { usePbx } from '../support';
import { failsItemByItem } from '../twins';
import { liveCall } from './liveCall';

const pbx = usePbx();
const TRANSFER = {
	resource: 'call',
	operation: 'transfer',
	channel: 'PJSIP/204-DEMOCO-00001a2b',
	destination: '205',
};
const DONE = '{"Response":"Success","Message":"Redirect successful"}';

test.each([
	[false, 'TRANSFER'],
	[true, 'ATXTRANSFER'],
])('connects the channel with another extension (attended: %s)', async (attended, reqtype) => {
	const { channels } = await liveCall(pbx);
	const { name: channel } = channels[0];
	const run = await pbx.run({
		...TRANSFER,
		channel: channel.replace('/', '\\/'),
		destination: '20-5',
		attended,
	});

	expect(run.json()).toEqual([
		{ confirmed: true, reply: DONE, channel, destination: '205', attended },
	]);
	expect(pbx.sent()).toEqual([{ reqtype, channel, dest: '205', format: 'json' }]);
	expect(pbx.simulator.state.calls[0].channels.at(-1)).toMatchObject({ party: '205' });
});

describe('whose channel is given decides who stays', () => {
	/** Which of the two extensions talk. */
	async function talking(): Promise<unknown[]> {
		const items = [{ extension: '204' }, { extension: '205' }];
		const state = { resource: 'extension', operation: 'getState' };
		const run = await pbx.run({ ...state, extension: '={{ $json.extension }}' }, { items });
		return run.json().flatMap(({ extension, talking }) => (talking ? [extension] : []));
	}
	/** Transfers to 205; says who talks right after that, and who does when 205 has answered. */
	async function transferred(of: 'customer' | '204', attended: boolean) {
		const { channels } = await liveCall(pbx);
		const isGiven = ({ name }: { name: string }) => name.includes('204') === (of === '204');
		const channel = channels.find(isGiven)?.name ?? '';
		const run = await pbx.run({ ...TRANSFER, channel, attended });
		expect(run.json()).toMatchObject([{ confirmed: true, channel }]);
		const atOnce = await talking();
		pbx.simulator.clock.advance({ seconds: 3 });
		return [atOnce, await talking()];
	}

	test('the party that is sent on, whose other end leaves at once', async () => {
		expect(await transferred('customer', false)).toEqual([['205'], ['205']]);
	});

	test('attended, whoever transfers: they leave when the destination has answered', async () => {
		expect(await transferred('204', true)).toEqual([['204', '205'], ['205']]);
	});

	test('attended, with the channel of the customer, it is the customer who leaves', async () => {
		expect(await transferred('customer', true)).toEqual([
			['204', '205'],
			['204', '205'],
		]);
	});
});

test.each([
	['json', true, DONE],
	['line', true, 'Success|Redirect successful|'],
	['ok', true, 'OK'],
	['nothing', false, ''],
] as const)('understands the answer in the style %s', async (transferReply, confirmed, reply) => {
	pbx.simulator.switches.transferReply = transferReply;
	const { name: channel } = (await liveCall(pbx)).channels[0];
	const run = await pbx.run({ ...TRANSFER, channel });

	expect(run.json()).toEqual([{ confirmed, reply, channel, destination: '205', attended: false }]);
});

test.each(['json', 'line', 'ok', 'nothing'] as const)(
	'a refusal is an error in the words of the PBX (%s)',
	async (transferReply) => {
		pbx.simulator.switches.transferReply = transferReply;
		const run = await pbx.run(TRANSFER);

		expect(run.error?.message).toBe('The PBX answered: Redirect failed [item 0]');
		expect(run.json()).toEqual([]);
	},
);

test('when the answer is lost the outcome is unknown, and nothing is sent again', async () => {
	const { name: channel } = (await liveCall(pbx)).channels[0];
	pbx.simulator.fail('dropBeforeReply');
	const run = await pbx.run({ ...TRANSFER, channel });

	expect(run.error?.message).toMatch(/^Outcome unknown, the call may have been transferred\. /);
	expect(pbx.sent()).toHaveLength(1);
});

test.each([
	[{ channel: '204' }, 'Channel is no channel: "204"'],
	[{ destination: '--' }, 'Destination holds no digits'],
	[{ attended: '={{ null }}' }, 'Attended must be true or false'],
])('refuses %j', async (fields, message) => {
	const run = await pbx.run({ ...TRANSFER, ...fields });

	expect(run.error?.message).toBe(`${message} [item 0]`);
	expect(pbx.sent()).toEqual([]);
});

describe('item by item', () => {
	beforeEach(async () => await pbx.says('OK'));
	failsItemByItem(pbx, TRANSFER, {
		field: 'destination',
		label: 'Destination',
		good: () => '205',
	});
});

describe('by the extension that has the call', () => {
	const BY_EXTENSION = {
		resource: 'call',
		operation: 'transfer',
		transferBy: 'extension',
		extension: { __rl: true, mode: 'list', value: '204' },
		destination: '205',
	};
	const asked = () => pbx.sent().map(({ reqtype }) => reqtype);

	test.each([false, true])('finds the channel that is wanted (attended: %s)', async (attended) => {
		const { channels } = await liveCall(pbx);
		const isOwn = (name: string) => name.includes('204');
		pbx.simulator.clearRequests();
		const run = await pbx.run({ ...BY_EXTENSION, attended });

		expect(run.error).toBeUndefined();
		const [{ channel }] = run.json();
		expect(channels.map(({ name }) => name)).toContain(channel);
		expect(isOwn(String(channel))).toBe(attended);
		expect(asked()[0]).toBe('GETCURRENTCALLS');
		expect(pbx.sent().at(-1)).toEqual({
			reqtype: attended ? 'ATXTRANSFER' : 'TRANSFER',
			channel,
			dest: '205',
			format: 'json',
		});
	});

	test('takes the one channel that is not Local', async () => {
		const legs = [
			{ uniqueid: 'pbx01-1717232400.1', channel: 'PJSIP/204-DEMOCO-00001a2b' },
			{ uniqueid: 'pbx01-1717232400.2', channel: 'Local/0500000001@out-00001a2c;1' },
			{ uniqueid: 'pbx01-1717232400.3', channel: 'PJSIP/trunk-00001a2d' },
		];
		const one = { ...legs[0], bridged: legs.slice(1).map(({ channel }) => channel) };
		await pbx.says(JSON.stringify([one]));
		const run = await pbx.run({ ...BY_EXTENSION, options: { dryRun: true } });

		expect(run.json()).toMatchObject([
			{ wouldSend: [{ parameters: { channel: 'PJSIP/trunk-00001a2d' } }] },
		]);
	});

	test.each([
		['no call', '[]', /^Extension 204 has no call now/],
		[
			'two calls',
			JSON.stringify([
				{ uniqueid: 'pbx01-1.1', src: '204', dst: '205', channel: 'PJSIP/204-DEMOCO-00001a2b' },
				{ uniqueid: 'pbx01-1.2', src: '0500000001', channel: 'PJSIP/204-DEMOCO-00001a2c' },
			]),
			/^Extension 204 has 2 calls now: 204 to 205, 0500000001 to \?/,
		],
		[
			'no other channel',
			JSON.stringify([{ uniqueid: 'pbx01-1.1', channel: 'PJSIP/204-DEMOCO-00001a2b' }]),
			/^The PBX does not tell which channel of the call of extension 204 is meant: none/,
		],
		[
			'two other channels',
			JSON.stringify([
				{ uniqueid: 'pbx01-1.1', a: 'PJSIP/205-DEMOCO-00001a2b', b: 'SIP/t-00001a2c' },
			]),
			/is meant: PJSIP\/205-DEMOCO-00001a2b, SIP\/t-00001a2c/,
		],
	])('says in words when there is %s, and sends nothing', async (_, body, message) => {
		await pbx.says(body);
		const run = await pbx.run(BY_EXTENSION);

		expect(run.error?.message).toMatch(message);
		expect(run.error?.description).toMatch(/^Nothing was sent\./);
		expect(asked()).not.toContain('TRANSFER');
	});
});
