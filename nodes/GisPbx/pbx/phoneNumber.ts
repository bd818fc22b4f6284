/**
 * Direction and zero-width marks, which numbers copied from Hebrew text carry
 * (decisions.md#numbers).
 */
const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g;
const WRITTEN_NUMBER = /^[\d\s\p{Pd}\u2212./()[\]{}+*#]*\d[\d\s\p{Pd}\u2212./()[\]{}+*#]*$/u;
const NOT_DIALLED = /[^\d+*#]/g;
const DIALLED = /^[\d+*#]+$/;
/** Numbers are the same from here on, whatever the country or trunk prefix in front. */
const SIGNIFICANT_DIGITS = 9;

/**
 * A number as it is dialled: digits and `+ * #` when nothing but a written number's signs are
 * around them, else the text as typed, without marks and trimmed (decisions.md#numbers).
 */
export function cleanNumber(text: string): string {
	const visible = text.replace(INVISIBLE, '').trim();
	return WRITTEN_NUMBER.test(visible) ? visible.replace(NOT_DIALLED, '') : visible;
}

/** Whether the text holds a letter of any script, as `204-DEMOCO` or `ACCOUNT` do. */
export function hasLetters(text: string): boolean {
	return /\p{L}/u.test(text);
}

/**
 * The number of an extension from its user name or channel: `204` for `204-DEMOCO` and for
 * `PJSIP/204-DEMOCO-00001a2b`. Given a tenant, another tenant's extension stays as it is.
 */
export function bareExtension(name: string, tenant?: string): string {
	const user = peerOf(name.trim());
	const [, number, owner] = /^([^\s-]+)-(.+)$/.exec(user) ?? [];
	if (number === undefined) return user;
	const isOfTenant = tenant
		? owner.toLowerCase() === tenant.toLowerCase()
		: /^[\d*#]+$/.test(number) && hasLetters(owner);
	return isOfTenant ? number : user;
}

/** The peer in a channel's name; any other text as it is. */
export function peerOf(text: string): string {
	const [, peer] = /^[A-Za-z]\w*\/(.+?)(?:-[\da-f]{8}(?:;[12])?)?$/i.exec(text) ?? [];
	return peer ?? text;
}

/** Whether the text is a number and nothing else: digits and `+ * #`. */
export function isPlainNumber(text: string): boolean {
	return DIALLED.test(text);
}

/**
 * Whether a number begins with one of the prefixes, both as they are sent. Any other text, such as
 * `204-DEMOCO`, must equal one: a beginning says nothing about where `05&0900` leads.
 */
export function beginsWithOneOf(number: string, prefixes: string[]): boolean {
	return prefixes.some(
		(prefix) => number === prefix || (isPlainNumber(number) && number.startsWith(prefix)),
	);
}

/** One text for all ways to write a number, e.g. `0501234567` and `+972501234567`; others as they are. */
export function numberKey(number: string): string {
	return /^\+?\d+$/.test(number) ? significantDigits(number) : number.toLowerCase();
}

/** Whether two numbers are one: all digits equal, or the last nine when both have as many. */
export function sameNumber(a: string, b: string): boolean {
	const digits = significantDigits(a);
	return digits !== '' && digits === significantDigits(b);
}

/** All digits of a text, of a long one the last. */
function significantDigits(text: string): string {
	return text.replace(/\D/g, '').slice(-SIGNIFICANT_DIGITS);
}
