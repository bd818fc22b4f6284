import { SWITCH_VALUES } from '../../../simulator';
import { usePbx } from '../support';
import { changesOneMessage } from './changeTwins';
import { ASKED, leaveMessages, MESSAGE, MESSAGE_ID, messagesIn } from './mailboxes';

const pbx = usePbx();
const DELETE = { ...MESSAGE, operation: 'delete' };
const SENT = {
	reqtype: 'VOICEMAIL',
	action: 'delete',
	mailbox: '204',
	msgid: MESSAGE_ID,
	format: 'json',
};

test('deletes a message, and no other', async () => {
	leaveMessages(pbx, '1475000001-00000005');
	const run = await pbx.run(DELETE);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([{ deleted: true, confirmed: true, reply: 'OK', ...ASKED }]);
	expect(pbx.sent()).toEqual([SENT]);
	expect(messagesIn(pbx).map(({ id }) => id)).toEqual(['1475000001-00000005']);
});

test.each([...SWITCH_VALUES.voicemailReply])('understands the style %s', async (voicemailReply) => {
	pbx.simulator.switches.voicemailReply = voicemailReply;
	const run = await pbx.run(DELETE);

	const reply = { ok: 'OK', json: '{"Response":"Success","Message":"OK"}', nothing: '' };
	const confirmed = voicemailReply !== 'nothing';
	expect(run.json()).toEqual([
		{ deleted: confirmed, confirmed, reply: reply[voicemailReply], ...ASKED },
	]);
	expect(messagesIn(pbx)).toEqual([]);
});

changesOneMessage(pbx, DELETE, {
	may: 'the message may have been deleted',
	unconfirmed: { deleted: false },
});
