import { toggle } from '../fields/toggle';
import type { Pbx, WriteRequest } from '../transport/pbx';

/** The engine's words for "it is like that already" (pbx-protocol 4.12). */
const IS_SO = /\balready\b|\bnot there\b|\bnot (?:a )?member\b/i;

export const ignoreIfSo = toggle({
	displayName: 'Ignore If Already So',
	default: true,
	description: 'Whether to go on when the PBX says that nothing had to be changed',
});

/** A write after which `alreadySo` tells that the PBX had nothing to change. */
export async function writeUnlessSo(
	pbx: Pbx,
	request: WriteRequest,
	ignore: boolean | undefined,
): Promise<{ confirmed: boolean; alreadySo: boolean; reply: unknown }> {
	const result = await pbx.attempt(request);
	if ('outcome' in result) {
		const { confirmed, reply } = result.outcome;
		return { confirmed, alreadySo: false, reply };
	}
	const { refusal } = result.failure;
	return ignore && refusal !== undefined && IS_SO.test(refusal)
		? { confirmed: true, alreadySo: true, reply: refusal }
		: pbx.fail(result.failure);
}
