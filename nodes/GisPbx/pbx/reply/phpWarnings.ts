/*
 * PHP prints its complaints into the answer, in front of it or behind (pbx.md#what-a-web-server-in-front-answers): as
 * plain lines (`Warning:  text in file on line 3`) or as html (`<br />\n<b>Warning</b>: ...<br />`).
 */
/** A host may have set `error_prepend_string` and `error_append_string`: tags, as a rule. */
const OPEN_TAG = String.raw`<(?:font|span|div|p|pre|b)\b[^<>]{0,200}>`;
const CLOSE_TAG = String.raw`</(?:font|span|div|p|pre)>`;
const OPENING = String.raw`(?:\s|<br ?/?>|${OPEN_TAG}|PHP )*`;
const KIND = String.raw`(?:Warning|Notice|Deprecated|Strict Standards)(?:</b>)?:`;
const ONE_LINE = String.raw`${KIND}[^\n]* on line (?:<b>)?\d+(?:</b>)?(?:\s|<br ?/?>|${CLOSE_TAG})*`;
const WHOLE = new RegExp(OPENING + ONE_LINE, 'iy');
const LAST_LINE = new RegExp(String.raw`^(?:${OPEN_TAG}|PHP )*${ONE_LINE}$`, 'i');
const START = new RegExp(`^${OPENING}${KIND}`, 'i');
const GAVE_UP = String.raw`(?:Fatal|Parse) error(?:</b>)?:`;
const FATAL = new RegExp(`^${OPENING}${GAVE_UP}`, 'i');
const FATAL_BEHIND = new RegExp(String.raw`\n(?:<b>|PHP )*${GAVE_UP}`, 'i');
const RAN_OUT = /Maximum execution time|Allowed memory size/i;
const FAILURE = new RegExp(String.raw`^${OPENING}Warning(?:</b>)?:`, 'i');
const LINE_BREAK = new RegExp(String.raw`(?:${OPEN_TAG})?<br ?/?>$`, 'i');
const TAIL = new RegExp(String.raw`(?:\s|<br ?/?>|${CLOSE_TAG})+$`, 'i');
/** No line break and no tail of PHP's is longer. */
const TAIL_LENGTH = 250;
/** No line of PHP's is longer: a long answer is not searched for its beginning. */
const LINE_LENGTH = 100_000;
const TAGS = /<[^<>]*>/g;

/** PHP's last words with its stack of calls are not longer. */
const FATAL_LENGTH = 5000;

/** An answer, and what PHP printed around it. */
interface Answered {
	/** Trimmed. */
	answer: string;
	/** Each on one line, without html. */
	warnings: string[];
	/** Whether one is a warning: something failed, unlike with a notice. */
	isFailing: boolean;
}

/** The answer without the PHP warnings in front of it and behind it. */
export function takeOffPhpWarnings(text: string): Answered {
	const printed: string[] = [];
	const start = afterPhpWarnings(text, printed);
	let answer = text.slice(start).trim();
	for (;;) {
		const ending = answer.slice(-LINE_LENGTH);
		const lineBreak = ending.lastIndexOf('\n', ending.length - lengthOf(TAIL, ending) - 1);
		const line = ending.slice(lineBreak + 1);
		if (lineBreak < 0 || !LAST_LINE.test(line)) break;
		printed.push(line);
		answer = answer.slice(0, answer.length - line.length).trimEnd();
		answer = answer.slice(0, answer.length - lengthOf(LINE_BREAK, answer)).trimEnd();
	}
	return {
		answer,
		warnings: printed.map((each) =>
			each
				.replace(TAGS, '')
				.replace(/[\p{Cc}\s]+/gu, ' ')
				.trim(),
		),
		isFailing: printed.some((each) => FAILURE.test(each)),
	};
}

/** Where the answer itself begins: the index after all complete PHP warnings in front of it. */
export function afterPhpWarnings(text: string, printed: string[] = []): number {
	let end = 0;
	for (;;) {
		WHOLE.lastIndex = end;
		const match = WHOLE.exec(text);
		if (!match) return end;
		printed.push(match[0]);
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

/** Whether PHP gave up in the middle of an answer, or for want of time or memory: asking for less may help. */
export function isCutByPhp(text: string): boolean {
	return isPhpFatalError(text)
		? RAN_OUT.test(text.slice(0, FATAL_LENGTH))
		: FATAL_BEHIND.test(text.slice(-FATAL_LENGTH));
}

function lengthOf(ending: RegExp, text: string): number {
	return ending.exec(text.slice(-TAIL_LENGTH))?.[0].length ?? 0;
}
