/*
 * PHP prints its complaints into the answer, in front of it: as plain lines
 * (`Warning:  text in file on line 3`) or as html (`<br />\n<b>Warning</b>: ...<br />`).
 */
const OPENING = String.raw`(?:\s|<br ?/?>|<b>|PHP )*`;
const KIND = String.raw`(?:Warning|Notice|Deprecated|Strict Standards)(?:</b>)?:`;
const WHOLE = new RegExp(
	String.raw`${OPENING}${KIND}[^\n]* on line (?:<b>)?\d+(?:</b>)?(?:\s|<br ?/?>)*`,
	'iy',
);
const START = new RegExp(`^${OPENING}${KIND}`, 'i');
const FATAL = new RegExp(String.raw`^${OPENING}(?:Fatal|Parse) error(?:</b>)?:`, 'i');

/** Where the answer itself begins: the index after all complete PHP warnings in front of it. */
export function afterPhpWarnings(text: string): number {
	let end = 0;
	for (;;) {
		WHOLE.lastIndex = end;
		if (!WHOLE.test(text)) return end;
		end = WHOLE.lastIndex;
	}
}

/** Whether the text begins with a PHP warning, whole or not. */
export function startsWithPhpWarning(text: string): boolean {
	return START.test(text);
}

/** Whether PHP gave up: nothing of an answer can follow. */
export function isPhpFatalError(text: string): boolean {
	return FATAL.test(text);
}
