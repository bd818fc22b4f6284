import { usePbx } from '../support';
import { failsItemByItem } from '../twins';

const pbx = usePbx();
const GET = { resource: 'recording', operation: 'get', callId: 'pbx01-1780304400.1' };
const START = '2026-06-01 12:00:00';

test.each([
	['mp3', 140_112],
	['wav', 560_044],
] as const)('tells file, time and size of a recording (%s)', async (container, sizeBytes) => {
	const { uniqueId } = pbx.simulator.addEndedCall({
		start: START,
		uniqueId: 'pbx01-1780304400.1',
		recording: { container },
	});
	const [{ id }] = pbx.simulator.state.recordings;
	const run = await pbx.run({ ...GET, callId: uniqueId.replace('.', '_') });

	expect(run.json()).toEqual([
		{
			recordingId: id,
			callId: 'pbx01-1780304400.1',
			fileName: `20260601-120000-0500000001-0700000000.${container}`,
			recordedAt: '2026-06-01T12:00:00+03:00',
			format: container,
			sizeBytes,
		},
	]);
	expect(pbx.sent()).toEqual([
		{ reqtype: 'INFO', info: 'inforecording', id: 'pbx01-1780304400.1' },
	]);
});

test('finds it by the originate ID', async () => {
	pbx.simulator.addEndedCall({ originateId: '15f3a9c01b27de', recording: true });
	const run = await pbx.run({ ...GET, callId: '15f3a9c01b27de' });

	expect(run.json()).toMatchObject([{ format: 'mp3' }]);
});

test('a call without a recording is an error in words', async () => {
	const run = await pbx.run(GET);

	expect(run.error?.message).toBe('Call pbx01-1780304400.1 has no recording [item 0]');
	expect(run.json()).toEqual([]);
});

test.each([
	['No id specified', 'The PBX asks for a value: No id specified'],
	['Something else', 'The answer of the PBX cannot be understood'],
	['{"Response":"Error","Message":"Permission denied"}', 'The PBX answered: Permission denied'],
	['<html><title>Sign in</title></html>', 'A web page answered instead of the PBX'],
])('fails on the answer %s', async (reply, words) => {
	await pbx.says(reply, 'text/html; charset=UTF-8');
	const run = await pbx.run(GET);

	expect(run.error?.message).toBe(`${words} [item 0]`);
	expect(run.json()).toEqual([]);
});

test('a time and size that cannot be read are absent', async () => {
	await pbx.says('7|pbx01-1780304400.1|הקלטה.wav|0000-00-00 00:00:00|wav||');
	const run = await pbx.run(GET);

	expect(run.json()).toEqual([
		{
			recordingId: '7',
			callId: 'pbx01-1780304400.1',
			fileName: 'הקלטה.wav',
			recordedAt: null,
			format: 'wav',
			sizeBytes: null,
		},
	]);
});

failsItemByItem(pbx, GET, {
	field: 'callId',
	label: 'Call ID',
	good: () => pbx.simulator.addEndedCall({ recording: true }).uniqueId,
});
