import { textIn } from '../columns';
import { isNothing, looksLikeJson, readJson } from '../reply/json';
import { namedRows } from '../rows';
import { withoutSecrets } from '../secretFields';

/** Where JSON has what was said; which columns it has nobody tells. */
const TEXT_FIELDS = ['transcript', 'text', 're_transcript'];

/**
 * What was said, from a text or from JSON with one, in pieces too (pbx.md#transcripts). JSON of
 * another shape is kept as the text that it is; undefined for nothing.
 */
export function transcriptFrom(answer: unknown): string | undefined {
	const text = typeof answer === 'string' ? answer.trim() : '';
	const json = looksLikeJson(text) || text.startsWith('"') ? readJson(text)?.value : undefined;
	if (typeof json === 'string') return transcriptFrom(json);
	if (text === '' || (json !== undefined && isNothing(json))) return undefined;
	const pieces = namedRows(json).flatMap((row) => textIn(row, ...TEXT_FIELDS) ?? []);
	return withoutSecrets(pieces.length > 0 ? pieces.join('\n') : text);
}
