/** SMS: sends a text message (pbx.md#sms). */
import { writes } from '../operation';
import { done, refused } from '../outcome';

export const smsOperation = writes((pbx, request) => {
	const style = pbx.switches.smsReply;
	const { source = '', dest = '', message = '' } = request.params;
	const missing = Object.entries({ source, dest, message }).find(([, value]) => !value);
	if (missing) return refused(style, request, `No ${missing[0]} specified`);
	const id = pbx.ids.row();
	const sentAt = pbx.clock.now().getTime();
	pbx.state.smsLog.push({ id, sentAt, source, destination: dest, message });
	return done(style, request, 'Message successfully queued', id);
});
