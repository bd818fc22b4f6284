import { interfaceOf, queueOf } from '../members';
import { okOr, text } from '../reply';
import type { Handler } from '../request';

/** Pauses or unpauses a member, of one queue or of all. */
export const agent: Handler = async ({ params, asterisk }) => {
	const { extension, pausereason } = params;
	if (!extension) return text('No extension specified');
	const name = params.queue ?? params.queuenumber;
	const isAll = name?.toUpperCase() === 'ALL';
	const queue = queueOf(name);
	if (!queue && !isAll) return text('Wrong or missing queue');
	const reply = await asterisk.ami.action('QueuePause', {
		Interface: interfaceOf(extension),
		Queue: isAll ? undefined : queue?.number,
		Paused: params.action?.toLowerCase() === 'pause' ? 'true' : 'false',
		Reason: pausereason,
	});
	return okOr(reply);
};
