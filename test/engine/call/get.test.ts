import { usePbx } from '../support';
import { failsItemByItem } from '../twins';
import { liveCall } from './liveCall';

const pbx = usePbx();
const GET = { resource: 'call', operation: 'get', callId: 'pbx01-1717232400.4670' };

test('finds a call by the originate ID, with its channels', async () => {
	const { originateId, linkedId, channels } = await liveCall(pbx);
	const names = channels.map(({ name }) => name);
	const run = await pbx.run({ ...GET, callId: originateId });

	expect(names).toEqual([
		expect.stringMatching(/^Local\/204@.*;1$/),
		expect.stringMatching(/^Local\/204@.*;2$/),
		expect.stringMatching(/^SIP\/204-/),
		expect.stringMatching(/^PJSIP\/trunk-/),
	]);
	expect(run.json()).toEqual([
		{
			found: true,
			callId: originateId,
			channels: names,
			raw: {
				uniqueid: linkedId,
				linkedid: linkedId,
				originateid: originateId,
				channel: names[0],
				state: 'Up',
				src: '204',
				dst: '204',
				start: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
				answer: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
				channels: names,
			},
		},
	]);
	expect(pbx.sent()).toEqual([{ reqtype: 'INFO', info: 'call', id: originateId, format: 'json' }]);
});

test.each(['array', 'doubled'] as const)(
	'finds the channels in the shape %s',
	async (callShape) => {
		pbx.simulator.switches.callShape = callShape;
		const { originateId, linkedId, channels } = await liveCall(pbx);
		const run = await pbx.run({ ...GET, callId: linkedId });

		expect(run.json()).toMatchObject([
			{ found: true, callId: linkedId, channels: channels.map(({ name }) => name) },
		]);
		const columns = 'uniqueid,linkedid,originateid,channel,state,src,dst,start,answer'.split(',');
		const raw = run.json()[0].raw as object[];
		expect(raw.map((row) => Object.keys(row))).toEqual(channels.map(() => columns));
		expect(raw).toMatchObject([
			{ originateid: originateId },
			...[{ dst: '204' }, { dst: '204' }, { dst: '0500000001' }],
		]);
	},
);

test('turns the underscore of web hooks back into a dot', async () => {
	await pbx.run({ ...GET, callId: ' pbx01-1717232400_4670 ' });

	// Nothing came as JSON: its plain form is asked for, too.
	expect(pbx.sent()).toMatchObject(Array(2).fill({ id: 'pbx01-1717232400.4670' }));
});

test.each(['nothing', 'emptyArray', 'null'] as const)(
	'a call that the PBX does not know is not found (%s)',
	async (callUnknown) => {
		pbx.simulator.switches.callUnknown = callUnknown;
		const run = await pbx.run(GET);

		expect(run.json()).toEqual([
			{ found: false, callId: 'pbx01-1717232400.4670', channels: [], raw: null },
		]);
	},
);

test('a call that is over is passed on as the PBX shows it', async () => {
	const { uniqueId } = pbx.simulator.addEndedCall({ fromName: 'דנה' });
	const run = await pbx.run({ ...GET, callId: uniqueId });

	expect(run.json()).toMatchObject([
		{
			found: true,
			channels: [expect.stringMatching(/^SIP\/204-DEMOCO-[0-9a-f]{8}$/)],
			raw: { uniqueid: uniqueId, disposition: 'ANSWERED', clid: '"דנה" <0500000001>' },
		},
	]);
});

test.each([
	['{"Response":"Error","Message":"No such call"}', 'The PBX answered: No such call'],
	['Permission denied', 'The PBX answered: Permission denied'],
	['{"channel":', 'The answer of the PBX was cut off'],
])('fails with the words of %s', async (reply, words) => {
	await pbx.says(reply);
	const run = await pbx.run(GET);

	expect(run.error?.message).toBe(`${words} [item 0]`);
	expect(run.json()).toEqual([]);
});

failsItemByItem(pbx, GET, { field: 'callId', label: 'Call ID', good: () => '15f3a9c01b27de' });
