import { usePbx } from '../support';
import { failsItemByItem } from '../twins';
import { liveCall } from '../call/liveCall';

const pbx = usePbx();
const GET_STATE = { resource: 'extension', operation: 'getState', extension: '205' };
const NUMBER_ONLY = { ...GET_STATE, options: { numberOnly: true } };
const IDLE = {
	extension: '205',
	registered: true,
	talking: false,
	otherParty: null,
	otherPartyName: null,
	direction: null,
	callId: null,
	linkedId: null,
};

test('an extension that does nothing', async () => {
	const run = await pbx.run(GET_STATE);

	expect(run.json()).toEqual([IDLE]);
	expect(pbx.sent()).toEqual([{ reqtype: 'INFO', info: 'extstate', ext: '205', format: 'json' }]);
});

test('an extension that talks', async () => {
	const { channels, linkedId } = await liveCall(pbx);
	const [phone] = channels.filter(({ name }) => name.startsWith('SIP/204-'));
	const run = await pbx.run({ ...GET_STATE, extension: '204-DEMOCO' });

	expect(run.json()).toEqual([
		{
			extension: '204-DEMOCO',
			registered: true,
			talking: true,
			otherParty: '0500000001',
			otherPartyName: null,
			direction: 'outbound',
			callId: phone.uniqueId,
			linkedId,
		},
	]);
	expect(pbx.sent()).toMatchObject([{ ext: '204-DEMOCO' }]);
});

test('an extension that is called from inside', async () => {
	pbx.simulator.clock.freeze();
	await pbx.run({
		resource: 'call',
		operation: 'dial',
		source: '204',
		destination: '205',
		options: { autoAnswer: true },
	});
	const run = await pbx.run(GET_STATE);

	expect(run.json()).toMatchObject([
		{ talking: true, otherParty: '204', otherPartyName: 'קבלה', direction: 'inbound' },
	]);
});

test.each(['twoKeys', 'eightKeys'] as const)(
	'an extension that is not registered (%s)',
	async (extstateUnregistered) => {
		pbx.simulator.switches.extstateUnregistered = extstateUnregistered;
		const run = await pbx.run({ ...GET_STATE, extension: '206' });

		expect(run.json()).toEqual([{ ...IDLE, extension: '206', registered: false }]);
	},
);

test.each([
	['unregistered', false],
	['idle', true],
] as const)('an extension that does not exist (%s)', async (extstateUnknown, registered) => {
	pbx.simulator.switches.extstateUnknown = extstateUnknown;
	const run = await pbx.run({ ...GET_STATE, extension: '299' });

	expect(run.json()).toEqual([{ ...IDLE, extension: '299', registered }]);
});

test('asks for nothing but the number', async () => {
	pbx.simulator.switches.extstateSimple = 'number';
	await liveCall(pbx);
	const run = await pbx.run({ ...NUMBER_ONLY, extension: '204' });

	expect(run.json()).toEqual([{ extension: '204', otherParty: '0500000001' }]);
	expect(pbx.sent()).toEqual([{ reqtype: 'INFO', info: 'extstate', ext: '204', format: 'simple' }]);
});

test('has no number from a PBX that does not know the format, which says nothing', async () => {
	pbx.simulator.switches.extstateSimple = 'unknown';
	await liveCall(pbx);
	const run = await pbx.run({ ...NUMBER_ONLY, extension: '204' });

	expect(run.json()).toEqual([{ extension: '204', otherParty: null }]);
});

test('has no number where the extension is idle', async () => {
	const run = await pbx.run(NUMBER_ONLY);

	expect(run.json()).toEqual([{ extension: '205', otherParty: null }]);
});

test.each(['', 'null', '{}'])('the answer %j is no state', async (reply) => {
	await pbx.says(reply);
	const run = await pbx.run(GET_STATE);

	expect(run.error?.message).toBe('The PBX told nothing about extension 205 [item 0]');
	expect(run.json()).toEqual([]);
});

test.each([
	[GET_STATE, '{"service":"weather"}', 'The answer of the PBX cannot be understood'],
	[GET_STATE, '"KO"', 'The answer of the PBX cannot be understood'],
	[GET_STATE, 'Permission denied', 'The PBX answered: Permission denied'],
	[GET_STATE, '{"UniqueID":', 'The answer of the PBX was cut off'],
	[NUMBER_ONLY, 'Try again some other day', 'The answer of the PBX cannot be understood'],
	[NUMBER_ONLY, 'No ext specified', 'The PBX asks for a value: No ext specified'],
])('%j fails on the answer %s', async (parameters, reply, words) => {
	await pbx.says(reply);
	const run = await pbx.run(parameters);

	expect(run.error?.message).toBe(`${words} [item 0]`);
	expect(run.json()).toEqual([]);
});

failsItemByItem(pbx, GET_STATE, { field: 'extension', label: 'Extension', good: () => '204' });
