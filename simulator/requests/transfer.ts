/** TRANSFER: connects whoever is on a channel to somebody else at once (pbx.md#transfer). */
import { activeChannels } from '../calls';
import { transfer } from '../transfer';
import { writes, type Operation } from '../operation';
import { done, refused } from '../outcome';

export function transferWith(connect: typeof transfer): Operation {
	return writes((pbx, request) => {
		const { channel, dest } = request.params;
		const style = pbx.switches.transferReply;
		if (!channel) return refused(style, request, 'No channel specified');
		if (!dest) return refused(style, request, 'No dest specified');
		const hit = activeChannels(pbx).find((active) => active.channel.name === channel);
		const isConnected = hit && connect(pbx, hit.call, hit.channel, dest);
		if (!isConnected) return refused(style, request, 'Redirect failed');
		return done(style, request, 'Redirect successful');
	});
}

export const transferOperation = transferWith(transfer);
