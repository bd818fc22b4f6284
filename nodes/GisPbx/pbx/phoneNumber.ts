import { dialPlanOf } from './dialPlans';

/** What is longer is no number, however it is written. */
const LONGEST = 200;

/** Signs that are not seen, such as the marks of direction in numbers copied from Hebrew text. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
/** What people put into a number and do not dial, a line break not among it; part of a class of characters. */
const WRITING = String.raw`\p{Zs}\t\p{Pd}\u2212./()[\]{}`;
const SIGNS_OF_WRITING = new RegExp(String.raw`^[\d${WRITING}+*#]+$`, 'u');
const NOT_DIALLED = /[^\d+*#]/g;
const DIALLED = /^[\d+*#]+$/;
/** The 0 that is dialled at home only, as some write it: `+972 (0)50 123 4567`. */
const TRUNK_ZERO = /^([([]?)(\+|00)([\d\p{Zs}\p{Pd}./)\]]{1,12})[([]0[)\]]/u;

/**
 * A number as it is dialled: digits and `+ * #` when nothing but a written number's signs are
 * around them, else the text as typed, without marks and trimmed (decisions.md#numbers).
 */
export function cleanNumber(text: string): string {
	if (text.length > LONGEST) return text.trim();
	const visible = visibleText(text);
	const number = visible.replace(/^tel:/i, '');
	const isWritten = SIGNS_OF_WRITING.test(number) && /\d/.test(number);
	return isWritten
		? number.replace(TRUNK_ZERO, withoutTrunkZero).replace(NOT_DIALLED, '')
		: visible;
}

/** The text without signs that are not seen, and without blanks around it. */
export function visibleText(text: string): string {
	return text.replace(INVISIBLE, '').trim();
}

/** Italy and a few others dial that 0 from abroad as well. */
function withoutTrunkZero(
	written: string,
	_bracket: string,
	international: string,
	code: string,
): string {
	const countryCode = code.replace(NOT_DIALLED, '');
	return dialPlanOf(countryCode).trunk === '0' ? international + countryCode : written;
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

/** Emergency and service numbers are as short as extensions: 100 and 112 begin with a 1, as most do. */
const EXTENSION_NUMBER = /^(?!911$|999$)[2-9]\d{1,5}$/;
/** What stands before the tenant: a short number or a name, never a number outside or several. */
const PEER_NUMBER = /^(?:\d{2,6}|[\p{L}_.][\p{L}\d_.]*)$/u;
/** Stands for the peer that the option Account names (pbx.md#dial). */
const ACCOUNT = 'ACCOUNT';

/** What rings where the number may stand for the peer that the option Account names. */
export function rungNumber(number: string, account: string | undefined): string {
	return number === ACCOUNT ? account?.trim() || number : number;
}

/** Whether a number to ring is surely an extension of the tenant: by its length, or written with the tenant. */
export function isOwnExtension(number: string, tenant: string): boolean {
	if (number === ACCOUNT || EXTENSION_NUMBER.test(number)) return true;
	const bare = bareExtension(number, tenant);
	return bare !== peerOf(number.trim()) && PEER_NUMBER.test(bare);
}

/** Signs that nobody dials, and a reader passes over all the same: those of a key on a telephone, too. */
const PASSED_OVER = String.raw`_\u00b7\u2022~'\u2019\p{Cf}\p{Default_Ignorable_Code_Point}\p{M}`;
/** A telephone number within any text, however it is written and in whatever digits: seven and more. */
const ANY_NUMBER = new RegExp(
	String.raw`[+*#]{0,3}\p{Nd}(?:[${WRITING}${PASSED_OVER}*#]*\p{Nd}){6,}#?`,
	'gu',
);
const NO_DIGIT = /\P{Nd}/gu;
const SHOWN_DIGITS = 3;

/**
 * A text in which no telephone number can be read any more: of each the last three digits are left,
 * `***567` for `+972 50-123-4567`. Extensions and services are shorter and stay.
 */
export function maskNumbers(text: string): string {
	return text.replace(
		ANY_NUMBER,
		(number) => `***${[...number.replace(NO_DIGIT, '')].slice(-SHOWN_DIGITS).join('')}`,
	);
}

/** Whether a telephone number can be read in a text. */
export function holdsNumber(text: string): boolean {
	return maskNumbers(text) !== text;
}
