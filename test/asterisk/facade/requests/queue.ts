import { peerOf, extensionOf } from '../../bed/numbers';
import { interfaceOf, peerOfMember, queueOf, queueStatus } from '../members';
import { json, okOr, pipes, text } from '../reply';
import type { Handler, Request } from '../request';

/** Members of a queue: list, add, del, clean. */
export const queue: Handler = async (request) => {
	const { params, asterisk } = request;
	const found = queueOf(params.number ?? params.id);
	if (!found) return text('Wrong or missing queue number');
	const names = async () => (await queueStatus(asterisk, found)).members.map(peerOfMember);
	const action = (params.action ?? '').toLowerCase();
	if (action === 'list') {
		const members = await names();
		if (params.format !== 'json') return pipes([members]);
		return json(members.length ? members : null);
	}
	if (action === 'clean') {
		for (const name of await names()) await remove(request, found.number, name);
		return text('OK');
	}
	const { extension } = params;
	if (!extension) return text('No extension specified');
	if (action === 'del') return okOr(await remove(request, found.number, extension));
	const added = await asterisk.ami.action('QueueAdd', {
		Queue: found.number,
		Interface: interfaceOf(extension),
		MemberName: peerOf(extensionOf(extension)),
		Penalty: params.penalty ?? '0',
		Paused: params.paused === '1' ? 'true' : 'false',
	});
	return okOr(added);
};

const remove = async ({ asterisk }: Request, number: string, extension: string) =>
	await asterisk.ami.action('QueueRemove', {
		Queue: number,
		Interface: interfaceOf(extension),
	});
