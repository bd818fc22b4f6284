import { isPhpFatalError, startsWithPhpWarning } from './phpWarnings';
import { pipeCells } from './pipes';
import type { Finding, Reply } from './reply';

/** No text of the PBX is quoted longer than this. */
const MAX_EXCERPT = 200;
/**
 * An error sentence is short; a longer text that contains one is data (pbx.md#nothing-and-errors).
 */
const MAX_SENTENCE = 300;

const STACK = /Stack trace:.*/is;

/** Where an html page has its title. */
const PAGE_BEGINNING = 10_000;

const WRONG_KEY = /^Too bad|mistaken the security api key/i;
const PARAMETER_MISSING =
	/^(?:No .{1,60} specified|Wrong or missing .{1,60}|.{1,60}not specified)/i;
const SAYS_NO = new RegExp(
	[
		String.raw`\bno such\b`,
		String.raw`\bnot (?:found|there|allowed|permitted|authori[sz]ed|exist|a member|registered)\b`,
		String.raw`\balready\b`,
		String.raw`\b(?:can't|cannot|can not|doesn't|does not|unable|didn't|did not|unknown|missing|wrong)\b`,
		String.raw`\b(?:denied|fail|failed|failure|invalid|error|refused|rejected|forbidden|unsuccessful)\b`,
	].join('|'),
	'i',
);
const ERROR_LINE = /^Error\s*(?:\||$)/i;
/**
 * `<pre>` in front is the engine's own HELP text, no page. `<?php` is the script itself, where PHP is
 * switched off.
 */
const WEB_PAGE = /^<(?!pre\b)(?:!doctype html|!--|\?(?:php|xml)\b|[a-z][a-z0-9]*[\s/>])/i;

/** What a text says that is an answer to no request: an error sentence, an html page, PHP's end. */
export function decodeProse(text: string): Finding | undefined {
	if (isPhpFatalError(text)) return 'broken';
	if (WEB_PAGE.test(text) && !startsWithPhpWarning(text)) {
		return { kind: 'webPage', title: titleOf(text) };
	}
	return decodeError(text);
}

/** An error line (`Error|...|`) or error sentence of the PBX; undefined for any other text. */
function decodeError(text: string): Reply | undefined {
	if (!ERROR_LINE.test(text)) return decodeSentence(text);
	const [word, message] = pipeCells(text.split('\n', 1)[0]);
	return refusal(message || word);
}

function decodeSentence(text: string): Reply | undefined {
	if (text.length >= MAX_SENTENCE) return undefined;
	const message = excerptOf(text);
	if (WRONG_KEY.test(text)) return { kind: 'wrongKey', message };
	if (PARAMETER_MISSING.test(text)) return { kind: 'parameterMissing', message };
	return undefined;
}

/** A refusal in the PBX's own words, unless these are one of its known sentences. */
export function refusal(message: string): Reply {
	return decodeSentence(message) ?? { kind: 'refused', message: excerptOf(message) };
}

/** Whether the answer to a write refuses it (decisions.md#a-write). */
export function saysNo(text: string): boolean {
	return SAYS_NO.test(text.slice(0, MAX_SENTENCE));
}

/** The title of an html page, cut and cleaned; '' without one. */
function titleOf(page: string): string {
	return excerptOf(/<title[^<>]*>([^<]*)/i.exec(page.slice(0, PAGE_BEGINNING))?.[1] ?? '');
}

/** Bytes that are no text: zeros, or a tenth of the beginning is control or replacement characters. */
export function isBinary(text: string): boolean {
	const beginning = text.slice(0, 1000);
	const odd = beginning.match(/(?![\t\n\r])[\p{Cc}\uFFFD]/gu)?.length ?? 0;
	return beginning.includes('\0') || odd > beginning.length / 10;
}

/**
 * At most 200 characters of a text, on one line, without control characters. PHP's stack of calls is
 * not quoted: before PHP 8.2 it shows the password of the database.
 */
export function excerptOf(text: string): string {
	return text
		.slice(0, MAX_EXCERPT * 2)
		.replace(STACK, '')
		.replace(/[\p{Cc}\s]+/gu, ' ')
		.trim()
		.slice(0, MAX_EXCERPT);
}
