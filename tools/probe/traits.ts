import { afterPhpWarnings } from '../../nodes/GisPbx/pbx/reply/phpWarnings';
import { looksLikeJson } from '../../nodes/GisPbx/pbx/reply/json';
import type { Answer } from './ask';

/** How an answer was written, beside what it says (pbx.md#the-reply). */
const TRAITS: Array<[name: string, has: (answer: Answer) => boolean]> = [
	['PHP warning in front', ({ text }) => afterPhpWarnings(text.trim()) > 0],
	['blanks in front', ({ text }) => /^\s+\S/.test(text)],
	['JSON that had to be mended', ({ reply, text }) => reply.kind === 'data' && isBroken(text)],
	['rows that the PBX could not print', ({ reply }) => 'lostElements' in reply],
	['JSON called a web page', ({ contentType, text }) => /html/i.test(contentType) && isJson(text)],
	['line ends \\r\\n', ({ text }) => text.trim().includes('\r\n')],
];

/** The names of what is odd about an answer. */
export function traitsOf(answer: Answer): string[] {
	return TRAITS.filter(([, has]) => has(answer)).map(([name]) => name);
}

function isJson(text: string): boolean {
	return looksLikeJson(text.trim());
}

function isBroken(text: string): boolean {
	if (!isJson(text)) return false;
	try {
		JSON.parse(text);
		return false;
	} catch {
		return true;
	}
}
