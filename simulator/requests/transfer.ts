/** TRANSFER: sends the party on a channel on to somebody else, at once (pbx.md#transfer). */
import { activeLegs } from '../calls';
import { redirect } from '../transfers';
import { writes, type Operation } from '../operation';
import { done, refused } from '../outcome';

/** Both transfers ask in the same way; what they do with the leg on the channel differs. */
export function transferWith(connect: typeof redirect): Operation {
	return writes((pbx, request) => {
		const { channel, dest } = request.params;
		const style = pbx.switches.transferReply;
		if (!channel) return refused(style, request, 'No channel specified');
		if (!dest) return refused(style, request, 'No dest specified');
		const hit = activeLegs(pbx).find(({ leg }) => leg.channel === channel);
		if (!hit) return refused(style, request, 'Redirect failed');
		connect(pbx, hit.call, hit.leg, dest);
		return done(style, request, 'Redirect successful');
	});
}

export const transferOperation = transferWith(redirect);
