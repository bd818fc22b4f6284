import { isSecretParameter } from './secretNames';

/** The parts of an address; undefined for any other text. */
export function parsedUrl(text: string): URL | undefined {
	try {
		return new URL(text);
	} catch {
		return undefined;
	}
}

/**
 * A web address without what lets one in: a key in its query, a user name. Null for what is no web
 * address, as nobody knows where a key might stand in it.
 */
export function withoutKeys(text: string): string | null {
	const url = parsedUrl(text);
	if (!url || !/^https?:$/.test(url.protocol)) return null;
	const all = [...url.searchParams];
	const kept = all.filter(([name]) => !isSecretParameter(name));
	// At once: each that is deleted writes the whole address anew.
	if (kept.length < all.length) url.search = new URLSearchParams(kept).toString();
	url.username = '';
	url.password = '';
	url.hash = '';
	return url.href;
}

/** The text that was percent-encoded as a whole; any other as it is. */
export function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
