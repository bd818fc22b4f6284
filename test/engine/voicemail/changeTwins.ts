import { saysWhatIsNotOffered } from '../notOffered';
import type { OperationParameters, TestPbx } from '../support';
import { failsItemByItem } from '../twins';
import {
	saysWhenTheAnswerIsLost,
	saysWhyNotInEveryStyle,
	showsOtherWordsUnconfirmed,
	understandsEveryYes,
} from '../writeReplies';
import { ASKED, leaveMessages } from './mailboxes';

/** What is the same for all that changes a message. */
export function changesOneMessage(
	pbx: TestPbx,
	parameters: OperationParameters,
	{ may, unconfirmed = {} }: { may: string; unconfirmed?: Record<string, unknown> },
): void {
	const style = 'voicemailReply';
	const message = 'The PBX answered: No such message';
	saysWhyNotInEveryStyle(pbx, { ...parameters, messageId: '1-2' }, { style, message });
	saysWhyNotInEveryStyle(pbx, { ...parameters, mailbox: '299' }, { style, message });
	showsOtherWordsUnconfirmed(pbx, parameters, { ...unconfirmed, ...ASKED });
	saysWhenTheAnswerIsLost(pbx, parameters, may);
	saysWhatIsNotOffered(pbx, parameters, { feature: 'voicemail', request: 'voicemail' });

	test.each(['', 'null'])('is unconfirmed where the PBX says %j, and sent once', async (body) => {
		await pbx.says(body);
		const run = await pbx.run(parameters);

		expect(run.error).toBeUndefined();
		expect(run.json()).toEqual([{ ...unconfirmed, confirmed: false, reply: '', ...ASKED }]);
		expect(pbx.sent().map(({ reqtype }) => reqtype)).toEqual(['VOICEMAIL', 'HELP']);
	});

	describe('of several messages', () => {
		const ids = ['1475000001-00000005', '1475000002-00000006'];
		beforeEach(() => leaveMessages(pbx, ...ids));
		let turn = 0;
		const good = () => ids[turn++ % ids.length];

		failsItemByItem(pbx, parameters, { field: 'messageId', label: 'Message ID', good });
	});
}

/** Every style in which the PBX may say yes. */
export function marksInEveryStyle(pbx: TestPbx, parameters: OperationParameters): void {
	understandsEveryYes(pbx, parameters, { style: 'voicemailReply', asked: ASKED });
}
