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
	if (!saidNothing(reply)) return reply;
	return (await askInOtherForm(pbx, parameters, { format: 'plain', expected: plainForm })) ?? reply;
}

/** Another form than JSON, which a name that is no UTF-8 does not empty. */
export interface OtherForm {
	format: 'plain' | 'simple';
	expected: Extract<Expected, 'table' | 'text'>;
}

/** Asks for it; undefined where the PBX has words for nothing, or refuses the form: it had nothing. */
export async function askInOtherForm(
	pbx: PbxConnection,
	parameters: PbxRequest['parameters'],
	{ format, expected }: OtherForm,
): Promise<Reply | undefined> {
	const reply = await pbx.ask({ parameters: { ...parameters, format }, expected });
	return ['refused', 'parameterMissing'].includes(reply.kind) ? undefined : reply;
}

/** Whether 0 bytes came. */
export function saidNothing(reply: Reply): boolean {
	return reply.kind === 'empty' && reply.isBlank === true;
}
