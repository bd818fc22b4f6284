import { toggle } from '../fields/toggle';
import { withoutSecrets } from '../pbx/secretFields';
import type { WriteRequest, PbxConnection } from '../transport/connection';

/**
 * The engine's words for "it is like that already", by action (pbx.md#queue-members). Words of the
 * one are no success of the other: an extension that is "not there" has not been added.
 */
const IS_SO: Record<string, RegExp> = {
	add: /\balready\b/i,
	del: /\b(?:already|not there|not (?:a )?member)\b/i,
};

export const ignoreIfSo = toggle({
	displayName: 'Ignore If Already So',
	default: true,
	description: 'Whether to go on when the PBX says that nothing had to be changed',
});

/** A write after which `alreadySo` tells that the PBX had nothing to change. */
export async function writeUnlessSo(
	pbx: PbxConnection,
	request: WriteRequest & { parameters: { action: 'add' | 'del' } },
	ignore: boolean | undefined,
): Promise<{ confirmed: boolean; alreadySo: boolean; reply: unknown }> {
	const result = await pbx.attempt(request);
	if (result.kind === 'outcome') {
		const { confirmed, reply } = result.outcome;
		return { confirmed, alreadySo: false, reply };
	}
	const { refusal } = result.failure;
	return ignore && refusal !== undefined && IS_SO[request.parameters.action].test(refusal)
		? { confirmed: true, alreadySo: true, reply: withoutSecrets(refusal) }
		: pbx.fail(result.failure);
}
