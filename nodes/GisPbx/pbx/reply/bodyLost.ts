import { takeOffPhpWarnings } from './phpWarnings';
import { excerptOf } from './prose';
import type { Reply } from './reply';

/** A script that does not look says yes all the same: these signs stand around its answer or in it. */
const SIGNS = [
	// Above post_max_size PHP drops the whole body.
	/POST Content-Length of \d+ bytes exceeds the limit of \d+ bytes/i,
	// The fields that this pack sends in a body.
	/Undefined (?:array key|index:?) (?:"|&quot;)?(?:filename|values|jsondata)\b/i,
	// What becomes of reading a file that is not there.
	/\b(?:Filename|Path) cannot be empty/i,
	/\bupload_max_filesize\b|\bUPLOAD_ERR_(?!OK)\w+/,
];

const FILES_PRINTED = /\btmp_name\b/;
const FILE_FAILED = /\berror"?\]?\s*(?:=>|:)\s*(?:int\()?"?[1-8]\b/;

/** `$_FILES` printed, with an error in it; in two steps, as one pattern would be slow on a long text. */
function printsFailedFile(text: string): boolean {
	const at = text.search(FILES_PRINTED);
	return at >= 0 && FILE_FAILED.test(text.slice(at));
}

/** What PHP said about a file or form that did not arrive (pbx.md#uploads); undefined where it did. */
export function bodyLostIn(text: string): Reply | undefined {
	if (!isSign(text)) return undefined;
	const { answer, warnings } = takeOffPhpWarnings(text);
	const told = [...warnings, answer, text].find(isSign);
	return { kind: 'bodyLost', message: excerptOf(String(told)) };
}

function isSign(text: string): boolean {
	return SIGNS.some((sign) => sign.test(text)) || printsFailedFile(text);
}
