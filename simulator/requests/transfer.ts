/** TRANSFER: connects the phone on a channel to somebody else at once (pbx.md#transfer). */
import { activeLegs } from '../calls';
import { transfer } from '../dialling';
import { writes, type Operation } from '../operation';
import { done, refused } from '../outcome';

export function transferWith(attended: boolean): Operation {
	return writes((pbx, request) => {
		const { channel, dest } = request.params;
		const style = pbx.switches.transferReply;
		if (!channel) return refused(style, request, 'No channel specified');
		if (!dest) return refused(style, request, 'No dest specified');
		const hit = activeLegs(pbx).find(({ leg }) => leg.channel === channel);
		if (!hit) return refused(style, request, 'Redirect failed');
		transfer(pbx, hit.call, hit.leg, dest, attended);
		return done(style, request, 'Redirect successful');
	});
}

export const transferOperation = transferWith(false);
