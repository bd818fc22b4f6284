/** HANGUP by channel, or by extension in any of its spellings (pbx.md#hang-up). */
import { activeChannels } from '../calls';
import { hangUp } from '../hangUp';
import { writes } from '../operation';
import { done, refused } from '../outcome';
import { bareNumber, usernameOf, type Pbx } from '../pbx';

/** The phone that is meant, as its bare number; one in a form that the PBX does not take is none. */
function phoneIn(pbx: Pbx, { extension, number, source }: Record<string, string>): string {
	if (!extension) return bareNumber(pbx, number || source || '');
	const bare = bareNumber(pbx, extension);
	const isTaken = pbx.switches.hangupExtension === 'any' || extension === usernameOf(pbx, bare);
	return isTaken ? bare : '';
}

export const hangupOperation = writes((pbx, request) => {
	const { channel, extension, number, source } = request.params;
	const style = pbx.switches.hangupReply;
	if (!channel && !extension && !number && !source)
		return refused(style, request, 'No channel specified');

	// Exactly the channel's name: the escaped form `Local\/…` is no channel.
	const hit = activeChannels(pbx).filter(({ channel: { name, party } }) =>
		channel ? name === channel : party === phoneIn(pbx, request.params),
	);
	if (hit.length === 0) return refused(style, request, 'No such channel');
	for (const call of new Set(hit.map((each) => each.call))) hangUp(pbx, call);
	return done(style, request, 'Channel Hungup');
});
