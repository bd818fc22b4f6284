/**
 * `info=voicemailtranscript`: the text by the number of the message's record, `text/plain` in every
 * format; 0 bytes without one (pbx.md#transcripts).
 */
import { reads } from '../../operation';
import { recordOf } from '../voicemail';

export const voicemailtranscriptInfo = reads(({ state }, { params }) => {
	const messages = state.voicemail.flatMap((mailbox) => mailbox.messages);
	const { transcript = '' } = messages.find((each) => recordOf(each) === params.id) ?? {};
	return { body: transcript, contentType: 'text/plain' };
});
