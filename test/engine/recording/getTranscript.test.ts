import { saysWhatIsNotOffered, takesNothingForNothing } from '../notOffered';
import { usePbx } from '../support';
import { failsItemByItem } from '../twins';

const pbx = usePbx();
const CALL_ID = 'pbx01-1780304400.1';
const GET = { resource: 'recording', operation: 'getTranscript', callId: CALL_ID };
const SENT = { reqtype: 'INFO', info: 'transcript', id: CALL_ID };
const SAID = 'שלום, כאן דנה.\nWhat is "order 17"?';

beforeEach(() => {
	const { simulator } = pbx;
	simulator.addEndedCall({ start: '2026-06-01 12:00:00', uniqueId: CALL_ID, recording: true });
	simulator.state.recordings[0].transcript = SAID;
});

test('tells what was said', async () => {
	const run = await pbx.run(GET);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([{ transcript: SAID, callId: CALL_ID }]);
	expect(pbx.sent()).toEqual([SENT]);
});

test.each([
	['JSON', '{"id":"7","transcript":"Hello"}', 'Hello'],
	['pieces', '[{"0":"Hello","text":"Hello"},{"text":""},{"text":"Good bye"}]', 'Hello\nGood bye'],
	['JSON of another shape', '{"words":["Hello"]}', '{"words":["Hello"]}'],
	['a long text with an error in it', `${'Hello. '.repeat(50)}No id specified`, undefined],
	['a text with pipes', 'a | b', 'a | b'],
])('understands %s', async (_, body, transcript = body) => {
	await pbx.says(body, 'text/plain');
	const run = await pbx.run(GET);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([{ transcript, callId: CALL_ID }]);
});

test.each(['null', '[]', '{}'])('a call of which %s is told has no transcript', async (body) => {
	await pbx.says(body);
	const run = await pbx.run(GET);

	expect(run.error?.message).toBe(`Call ${CALL_ID} has no transcript [item 0]`);
});

test('says when a call has none: HELP tells that the PBX knows the request', async () => {
	const run = await pbx.run({ ...GET, callId: 'nobody.1' });

	expect(run.error?.message).toBe('Call nobody.1 has no transcript [item 0]');
	expect(pbx.sent()).toEqual([{ ...SENT, id: 'nobody.1' }, { reqtype: 'HELP' }]);
});

test.each([
	['a parameter sentence', 'No id specified', 'No id specified'],
	['a refusal', '{"Response":"Error","Message":"Not today"}', 'Not today'],
	['a web page', '<!DOCTYPE html><title>Sign in</title>', 'A web page answered'],
])('says that %s is no transcript', async (_, body, words) => {
	await pbx.says(body);
	const run = await pbx.run(GET);

	expect(run.error?.message).toContain(words);
	expect(run.json()).toEqual([]);
});

saysWhatIsNotOffered(pbx, GET, {
	feature: 'transcripts of recordings',
	request: 'info=transcript',
});
takesNothingForNothing(pbx, GET, 'transcripts of recordings');
failsItemByItem(pbx, GET, { field: 'callId', label: 'Call ID', good: () => CALL_ID });
