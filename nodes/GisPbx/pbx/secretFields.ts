import { dropPositionalKeys, isRow } from './rows';

/**
 * The tenant's recording account has a user and host beside its password (pbx.md#secrets-in-rows).
 */
const SECRET_NAME = /password|secret|token|pin|2fa|imap|auth|recording(?:user|host)/i;
const HIDDEN = '[hidden]';

/** Whether a field or parameter of this name may hold what lets one in. */
export function isSecretName(name: string): boolean {
	return SECRET_NAME.test(name) || /key/i.test(name);
}

/**
 * A decoded reply without the secrets that its rows may carry, at any depth: positional copies are
 * dropped and fields that are named like secrets are hidden (decisions.md#other-request).
 */
export function withoutSecrets(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutSecrets);
	if (!isRow(value)) return value;
	return Object.fromEntries(
		Object.entries(dropPositionalKeys(value)).map(([name, field]) => [
			name,
			SECRET_NAME.test(name) ? HIDDEN : withoutSecrets(field),
		]),
	);
}
