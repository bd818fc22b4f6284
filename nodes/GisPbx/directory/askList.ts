import type { Expected, Reply } from '../pbx/reply/reply';
import type { PbxConnection } from '../transport/connection';
import type { PbxRequest } from '../transport/exchange';

interface Forms {
	/** What the JSON is; default `json`. */
	json?: Extract<Expected, 'json' | 'list'>;
	/** What the plain form is: a table, or a text that nobody has described. */
	plain?: Extract<Expected, 'table' | 'text'>;
}

/**
 * Asks for a list, or for what holds names, as JSON. Where 0 bytes come, which is also what one name
 * makes of it that is no UTF-8 (pbx.md#broken-json), it is asked for once more in its plain form:
 * 0 bytes in both forms are nothing.
 */
export async function askList(
	pbx: PbxConnection,
	parameters: PbxRequest['parameters'],
	{ json, plain: plainForm = 'table' }: Forms = {},
): Promise<Reply> {
	const reply = await pbx.ask({ parameters: { ...parameters, format: 'json' }, expected: json });
	if (reply.kind !== 'empty' || !reply.isBlank) return reply;
	const plain = await pbx.ask({
		parameters: { ...parameters, format: 'plain' },
		expected: plainForm,
	});
	// A PBX that has words for nothing, or refuses the form, had nothing.
	return ['refused', 'parameterMissing'].includes(plain.kind) ? reply : plain;
}
