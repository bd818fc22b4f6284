import type { Reply } from '../pbx/reply/reply';
import type { PbxConnection } from '../transport/connection';
import type { PbxRequest } from '../transport/exchange';

/**
 * Asks for a list as JSON. Where 0 bytes come, which is also what one name makes of a list that is no
 * UTF-8 (pbx.md#broken-json), it is asked for once more in its plain form: 0 bytes in both forms
 * are nothing.
 */
export async function askList(
	pbx: PbxConnection,
	parameters: PbxRequest['parameters'],
	plainForm: 'table' | 'text' = 'table',
): Promise<Reply> {
	const reply = await pbx.ask({ parameters: { ...parameters, format: 'json' } });
	if (reply.kind !== 'empty' || !reply.isBlank) return reply;
	const plain = await pbx.ask({
		parameters: { ...parameters, format: 'plain' },
		expected: plainForm,
	});
	// A PBX that has words for nothing, or refuses the form, had nothing.
	return ['refused', 'parameterMissing'].includes(plain.kind) ? reply : plain;
}
