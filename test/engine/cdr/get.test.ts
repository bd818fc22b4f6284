import { usePbx } from '../support';
import { failsItemByItem } from '../twins';

const pbx = usePbx();
const NOON = 'pbx01-1780304400.1';
const ORIGINATE_ID = '15f3a9c01b27de';
const GET = { resource: 'cdr', operation: 'get', callId: NOON };
const CALL = {
	callId: NOON,
	linkedId: null,
	originateId: null,
	startedAt: '2026-06-01T12:00:00+03:00',
	answeredAt: null,
	endedAt: '2026-06-01T12:00:35+03:00',
	durationSeconds: 35,
	talkSeconds: null,
	direction: 'inbound',
	disposition: 'answered',
	from: '0500000001',
	fromName: 'Demo Caller',
	to: '0700000000',
	answeredBy: '204',
	externalNumber: '0500000001',
	externalNumberE164: '+972500000001',
	extension: '204',
};
const noonCall = () =>
	pbx.simulator.addEndedCall({
		start: '2026-06-01 12:00:00',
		uniqueId: NOON,
		originateId: ORIGINATE_ID,
		legs: [
			{ party: '205', uniqueId: 'pbx01-1780304400.2', talkSeconds: 0, disposition: 'NO ANSWER' },
			{ party: '204', uniqueId: NOON },
		],
	});
const others = () => {
	pbx.simulator.addEndedCall({ start: '2026-06-01 12:00:00', uniqueId: 'pbx01-1780304400.7' });
	pbx.simulator.addEndedCall({ start: '2026-06-01 12:30:00' });
};

test.each([NOON, ' pbx01-1780304400_1 '])(
	'finds a call by its unique ID, written %s',
	async (callId) => {
		others();
		noonCall();
		const run = await pbx.run({ ...GET, callId });

		expect(run.json()).toEqual([CALL]);
		expect(pbx.sent()).toEqual([
			{
				reqtype: 'INFO',
				info: 'simplecdrs',
				start: '2026-06-01 11:00:00',
				end: '2026-06-01 13:00:00',
				format: 'json',
			},
		]);
	},
);

test('finds a call by the ID that its dial returned, with the details of its legs', async () => {
	others();
	noonCall();
	const run = await pbx.run({
		...GET,
		callId: ORIGINATE_ID,
		options: { start: '2026-06-01', end: '2026-06-01' },
	});

	expect(run.json()).toEqual([
		{
			...CALL,
			linkedId: NOON,
			queue: null,
			rang: ['204'],
			originateId: ORIGINATE_ID,
			answeredAt: '2026-06-01T12:00:05+03:00',
			talkSeconds: 30,
		},
	]);
	expect(pbx.sent()).toMatchObject([
		{ info: 'cdrs', start: '2026-06-01 00:00:00', end: '2026-06-01 23:59:59' },
		{ info: 'simplecdrs' },
	]);
});

test('finds a call dialled by this node once it is over, the clock of the PBX being ahead', async () => {
	pbx.simulator.clock.advance({ minutes: 7 });
	pbx.simulator.clock.freeze();
	const dialled = await pbx.run({
		resource: 'call',
		operation: 'dial',
		source: '204',
		destination: '0500000001',
	});
	const callId = String(dialled.json()[0].originateId);
	const early = await pbx.run({ ...GET, callId });
	pbx.simulator.clock.advance({ minutes: 1 });
	const late = await pbx.run({ ...GET, callId });

	expect(early.error?.message).toBe(`No ended call with the ID ${callId} [item 0]`);
	expect(late.json()).toMatchObject([
		{
			originateId: callId,
			direction: 'outbound',
			disposition: 'answered',
			from: '204',
			to: '0500000001',
			externalNumber: '0500000001',
			extension: '204',
			// The two seconds in which the destination rang are billed, too.
			talkSeconds: 8,
		},
	]);
});

test('finds the call of a leg', async () => {
	noonCall();
	const run = await pbx.run({ ...GET, callId: 'pbx01-1780304400.2' });

	expect(run.json()).toMatchObject([{ callId: NOON, disposition: 'answered', answeredBy: '204' }]);
});

test('finds the legs of a call', async () => {
	others();
	noonCall();
	const run = await pbx.run({ ...GET, detail: 'legs' });

	expect(run.json()).toMatchObject([
		{ callId: 'pbx01-1780304400.2', linkedId: NOON, disposition: 'noAnswer' },
		{ callId: NOON, linkedId: NOON, disposition: 'answered', answeredBy: '204' },
	]);
	expect(run.json()).toHaveLength(2);
	expect(pbx.sent().map(({ info }) => info)).toEqual(['cdrs']);
});

test('makes the call of its answered leg where the PBX lists no calls', async () => {
	noonCall();
	pbx.simulator.state.simpleCdrs = [];
	const run = await pbx.run(GET);

	expect(run.json()).toEqual([
		{
			...CALL,
			linkedId: NOON,
			queue: null,
			rang: ['204'],
			originateId: ORIGINATE_ID,
			answeredAt: '2026-06-01T12:00:05+03:00',
			talkSeconds: 30,
		},
	]);
});

test('looks further where the time zone of the credential is wrong', async () => {
	noonCall();
	const gisPbxApi = pbx.credential({ timeZone: 'America/New_York' });
	const run = await pbx.run(GET, { credentials: { gisPbxApi } });

	expect(run.json()).toMatchObject([{ callId: NOON }]);
	expect(pbx.sent()).toMatchObject([
		...['json', 'csv'].map((format) => ({
			...{ info: 'simplecdrs', format },
			...{ start: '2026-06-01 04:00:00', end: '2026-06-01 06:00:00' },
		})),
		{ info: 'cdrs', start: '2026-06-01 04:00:00', end: '2026-06-01 06:00:00' },
		{ info: 'simplecdrs', start: '2026-05-31 03:00:00', end: '2026-06-02 07:00:00' },
	]);
});

test.each([
	['2026-10-24T22:50:00Z', '2026-10-25T01:50:00+03:00'],
	['2026-10-24T23:10:00Z', '2026-10-25T01:10:00+02:00'],
])('finds a call of the night on which an hour repeats: %s', async (start, startedAt) => {
	const { uniqueId } = pbx.simulator.addEndedCall({ start: new Date(start) });
	const run = await pbx.run({ ...GET, callId: uniqueId });

	expect(run.json()).toMatchObject([{ callId: uniqueId, startedAt }]);
	expect(pbx.sent()).toHaveLength(1);
});

test('returns the fields of the PBX without Simplify', async () => {
	noonCall();
	const call = await pbx.run({ ...GET, simplify: false });
	const legs = await pbx.run({ ...GET, detail: 'legs', simplify: false });

	expect(Object.keys(call.json()[0])).toEqual([
		'sc_te_id',
		'tenantcode',
		'sc_start',
		'sc_direction',
		'sc_calleridnum',
		'sc_calleridname',
		'sc_dialednum',
		'sc_disposition',
		'sc_duration',
		'sc_uniqueid',
		'sc_whoanswered',
	]);
	expect(legs.json()).toMatchObject([{ lastdst: '205-DEMOCO' }, { lastdst: '204-DEMOCO' }]);
	expect(Object.keys(legs.json()[0]).filter((key) => /^\d+$/.test(key))).toEqual([]);
});

test.each(['noBracket', 'emptyElements', 'invalidByte', 'controlCharacter'] as const)(
	'reads through broken JSON (%s)',
	async (cdrsJson) => {
		pbx.simulator.switches.cdrsJson = cdrsJson;
		noonCall();
		const run = await pbx.run({ ...GET, detail: 'legs' });

		expect(run.json()).toHaveLength(2);
	},
);

test.each([NOON, ORIGINATE_ID])(
	'a call that is not there is an error in words: %s',
	async (callId) => {
		others();
		const run = await pbx.run({ ...GET, callId });

		expect(run.error?.message).toBe(`No ended call with the ID ${callId} [item 0]`);
		expect(run.json()).toEqual([]);
	},
);

test.each([
	['Permission denied', 'The PBX answered: Permission denied'],
	['{"service":"weather"}', 'The answer of the PBX cannot be understood'],
])('fails on the answer %s', async (reply, words) => {
	await pbx.says(reply);
	const run = await pbx.run(GET);

	expect(run.error?.message).toBe(`${words} [item 0]`);
});

test.each([
	[{ options: { start: 'some day' } }, 'Start is no date and time'],
	[{ options: { end: '={{ [1] }}' } }, 'End is no date and time'],
	[
		{ options: { start: '2026-06-02', end: '2026-06-01' } },
		'End (2026-06-01 23:59:59) is before Start (2026-06-02 00:00:00)',
	],
	[{ detail: '={{ "all" }}' }, 'Detail must be one of calls, legs'],
	[{ simplify: '={{ null }}' }, 'Simplify must be true or false'],
])('refuses %j', async (fields, message) => {
	const run = await pbx.run({ ...GET, ...fields });

	expect(run.error?.message).toBe(`${message} [item 0]`);
	expect(pbx.sent()).toEqual([]);
});

failsItemByItem(pbx, GET, {
	field: 'callId',
	label: 'Call ID',
	good: () => pbx.simulator.addEndedCall().uniqueId,
});
