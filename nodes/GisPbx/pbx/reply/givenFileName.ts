import { textOf } from './charset';

/** A header that is longer names no file. */
const LONGEST = 2_000;

const EXTENDED = /(?:^|;)\s*filename\*\s*=\s*"?utf-8'[^']*'([^;"]+)/i;
const QUOTED = /(?:^|;)\s*filename\s*=\s*"((?:[^"\\]|\\.)*)"/i;
const PLAIN = /(?:^|;)\s*filename\s*=\s*([^;"]+)/i;

/**
 * The file name in a Content-Disposition header, undefined without one. PHP sends it as raw bytes,
 * which Node hands over as Latin-1, and `filename*` counts first
 * (pbx.md#what-a-web-server-in-front-answers).
 */
export function givenFileName(header: string): string | undefined {
	if (header.length > LONGEST) return undefined;
	const extended = EXTENDED.exec(header)?.[1];
	const decoded = extended === undefined ? undefined : percentDecoded(extended.trim());
	if (decoded !== undefined) return decoded;
	const quoted = QUOTED.exec(header)?.[1].replace(/\\(["\\])/g, '$1');
	const name = quoted ?? PLAIN.exec(header)?.[1].trim();
	return name ? textOf(Buffer.from(name, 'latin1')) : undefined;
}

function percentDecoded(text: string): string | undefined {
	try {
		return decodeURIComponent(text);
	} catch {
		return undefined;
	}
}
