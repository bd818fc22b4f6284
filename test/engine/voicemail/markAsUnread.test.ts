import { usePbx } from '../support';
import { changesOneMessage, marksInEveryStyle } from './changeTwins';
import { ASKED, MESSAGE, MESSAGE_ID, messagesIn } from './mailboxes';

const pbx = usePbx();
const MARK = { ...MESSAGE, operation: 'markAsUnread' };
const SENT = {
	reqtype: 'VOICEMAIL',
	action: 'markunread',
	mailbox: '204',
	msgid: MESSAGE_ID,
	format: 'json',
};

test.each([true, false])('marks a message that is read: %s', async (read) => {
	messagesIn(pbx)[0].read = read;
	const run = await pbx.run({ ...MARK, messageId: ` ${MESSAGE_ID} ` });

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([{ confirmed: true, reply: 'OK', ...ASKED }]);
	expect(pbx.sent()).toEqual([SENT]);
	expect(messagesIn(pbx)).toMatchObject([{ id: MESSAGE_ID, read: false }]);
});

marksInEveryStyle(pbx, MARK);
changesOneMessage(pbx, MARK, { may: 'the message may have been marked' });
