/** HANGUP by channel, or by extension in any of its spellings (pbx-protocol 4.4). */
import { activeLegs } from '../calls';
import { hangUp } from '../dialling';
import { writes } from '../operation';
import { done, refused } from '../outcome';
import { bareNumber } from '../pbx';

export const hangupOperation = writes((pbx, request) => {
	const { channel, extension, number, source } = request.params;
	const style = pbx.switches.hangupReply;
	const phone = extension || number || source;
	if (!channel && !phone) return refused(style, request, 'No channel specified');

	// Exactly the channel's name: the escaped form `Local\/…` is no channel.
	const hit = activeLegs(pbx).filter(({ leg }) =>
		channel ? leg.channel === channel : leg.party === bareNumber(pbx, phone ?? ''),
	);
	if (hit.length === 0) return refused(style, request, 'No such channel');
	for (const { call } of hit) hangUp(pbx, call);
	return done(style, request, 'Channel Hungup');
});
