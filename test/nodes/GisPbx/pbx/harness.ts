import { decodeReply } from '../../../../nodes/GisPbx/pbx/reply/decodeReply';
import type { Expected, Reply } from '../../../../nodes/GisPbx/pbx/reply/reply';

/** Decodes a text as the PBX would send it: HTTP 200, whatever it says. */
export function decodeText(text: string, expected: Expected, contentType = 'text/html'): Reply {
	return decodeReply({ contentType, body: bytesOf(text) }, expected);
}

export function bytesOf(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}

export const EVERY_EXPECTED: Expected[] = ['json', 'table', 'csv', 'text', 'write', 'audio'];

/** PHP prints every value under its position as well as its name, escapes `/` and all but ASCII. */
export function phpJson(rows: Array<Record<string, string | null>>): string {
	return JSON.stringify(rows)
		.replaceAll('/', '\\/')
		.replace(/[^ -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export const HTML_WARNING =
	'<br />\n<b>Warning</b>:  Undefined array key "[x]" {1} in <b>/srv/pbx/api.php</b> on line <b>31</b><br />\n';
export const PLAIN_WARNING =
	'\nWarning: Undefined array key "[x]" {1} in /srv/pbx/api.php on line 31\n';
