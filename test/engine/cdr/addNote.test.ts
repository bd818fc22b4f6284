import { saysWhatIsNotOffered } from '../notOffered';
import { usePbx } from '../support';
import { failsItemByItem } from '../twins';
import {
	saysWhenTheAnswerIsLost,
	saysWhyNotInEveryStyle,
	showsOtherWordsUnconfirmed,
	understandsEveryYes,
} from '../writeReplies';

const pbx = usePbx();
const CALL_ID = 'pbx01-1780304400.1';
const NOTE = 'רוצה הצעה, 100% & "מחר" + ?';
const ADD = { resource: 'cdr', operation: 'addNote', callId: CALL_ID, note: NOTE };
const SENT = {
	reqtype: 'CDR',
	action: 'update',
	field: 'userfield',
	uniqueid: CALL_ID,
	value: `; ${NOTE}`,
	format: 'json',
};
const ASKED = { callId: CALL_ID, note: NOTE };
const userfields = () => pbx.simulator.state.legs.map(({ row }) => row.userfield);

beforeEach(() => {
	pbx.simulator.addEndedCall({ start: '2026-06-01 12:00:00', uniqueId: CALL_ID });
});

test('appends a note to what is there, byte for byte', async () => {
	const run = await pbx.run(ADD);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([{ confirmed: true, reply: 'OK', ...ASKED }]);
	expect(pbx.sent()).toEqual([SENT]);
	expect(userfields()).toEqual([`[inbound]; ${NOTE}`]);
});

test('keeps the notes apart, and the direction of the call', async () => {
	await pbx.run({ ...ADD, note: 'first' });
	await pbx.run({ ...ADD, note: ' second\r\n  line ' });
	const get = { resource: 'cdr', operation: 'get', callId: CALL_ID, detail: 'legs' };
	const raw = await pbx.run({ ...get, simplify: false });
	const call = await pbx.run({ ...get, simplify: true });

	expect(raw.json()).toMatchObject([{ userfield: '[inbound]; first; second line' }]);
	expect(call.json()).toMatchObject([{ direction: 'inbound' }]);
});

test('takes the form that web hooks write an ID in', async () => {
	await pbx.run({ ...ADD, callId: 'pbx01-1780304400_1' });

	expect(pbx.sent()).toEqual([SENT]);
});

describe('an ID that a dial returned', () => {
	const ORIGINATE_ID = '15f3a9c01b27de';

	test('is looked up, as the PBX takes the unique ID only', async () => {
		const start = new Date(Date.now() - 3_600_000);
		const { uniqueId } = pbx.simulator.addEndedCall({ start, originateId: ORIGINATE_ID });
		const run = await pbx.run({ ...ADD, callId: ORIGINATE_ID });

		expect(run.json()).toEqual([{ confirmed: true, reply: 'OK', callId: uniqueId, note: NOTE }]);
		expect(pbx.sent().at(-1)).toEqual({ ...SENT, uniqueid: uniqueId });
		expect(userfields()).toEqual(['[inbound]', `[inbound]; ${NOTE}`]);
	});

	test('of no call is refused, and nothing is written', async () => {
		const run = await pbx.run({ ...ADD, callId: ORIGINATE_ID });

		expect(run.error?.message).toBe(
			`No ended call of the last day with the ID ${ORIGINATE_ID} [item 0]`,
		);
		expect(pbx.sent().map(({ reqtype }) => reqtype)).not.toContain('CDR');
		expect(userfields()).toEqual(['[inbound]']);
	});
});

understandsEveryYes(pbx, ADD, { style: 'cdrUpdateReply', asked: ASKED });
saysWhyNotInEveryStyle(
	pbx,
	{ ...ADD, callId: 'pbx01-1780304400.99' },
	{ style: 'cdrUpdateReply', message: 'The PBX answered: No such call' },
);
showsOtherWordsUnconfirmed(pbx, ADD, ASKED);
saysWhenTheAnswerIsLost(pbx, ADD, 'the note may have been added');
saysWhatIsNotOffered(pbx, ADD, { feature: 'notes on calls', request: 'cdr' });
failsItemByItem(pbx, ADD, { field: 'note', label: 'Note', good: () => 'a note' });
