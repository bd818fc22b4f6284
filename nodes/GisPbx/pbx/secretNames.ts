/** What stands in the place of a secret. */
export const HIDDEN = '[hidden]';

/**
 * Names of what lets one in; the tenant's recording account has a user and host beside its password
 * (pbx.md#secrets-in-rows). A secretary, an author, a passenger and shipping are none.
 */
const SECRET_NAME = new RegExp(
	[
		'passw(?:or)?d|passphrase|passcode|pwd|secret(?!ar)|token|2fa|imap|auth(?!or(?!i))',
		'pswd|psw(?![a-z])|credential|cookie|bearer|jwt|(?<![a-z])(?:t?otp|mfa)(?![a-z])|session[\\s_-]?id|סיסמ',
		'recording(?:user|host)|(?:api|access|priv|private|ssh|encryption|user)[\\s_-]?key',
		'(?:access|security|unlock)[\\s_-]?code',
		'(?<!by|com|tres)pass(?![a-z])|pin(?![a-z])|(?<![a-z])pin|pin(?:code|number|set|s(?![a-z]))',
	].join('|'),
	'i',
);

/** Columns repeat in a hundred thousand rows: each name is judged once. */
const judged = new Map<string, boolean>();
const MOST_JUDGED = 2_000;
const LONGEST_JUDGED = 60;

/** Whether a field of this name holds what lets one in. */
export function isSecretField(name: string): boolean {
	const known = judged.get(name);
	if (known !== undefined) return known;
	const isSecret = SECRET_NAME.test(name);
	if (judged.size < MOST_JUDGED && name.length <= LONGEST_JUDGED) judged.set(name, isSecret);
	return isSecret;
}

/** The same of a parameter in an address, where a key is one. */
export function isSecretParameter(name: string): boolean {
	return isSecretField(name) || /key/i.test(name);
}
