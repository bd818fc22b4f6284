const HIDDEN = '[hidden]';

/** Below this length a key would be found inside ordinary words. */
const SHORTEST_KEY = 4;

/** Every way in which a web server may write a key back: raw, in a URL, in a form, in JSON, in a page. */
function spellings(key: string): string[] {
	const percent = encodeURIComponent(key);
	const form = new URLSearchParams({ key }).toString().slice('key='.length);
	const lowerCased = (text: string) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
	const html = key.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
	const json = JSON.stringify(key).slice(1, -1);
	const all = [key, percent, lowerCased(percent), form, lowerCased(form), html, json];
	return [...new Set([...all, ...all.map((text) => text.replace(/\//g, '\\/'))])];
}

/**
 * Removes the API key from what the PBX sent, wherever it repeats the request: no item, error or
 * log line may carry it (design 5). Bodies without the key are returned as they are, uncopied.
 */
export class KeyGuard {
	private readonly spellings: string[];

	constructor(key: string) {
		this.spellings = key.length < SHORTEST_KEY ? [] : spellings(key).sort(longestFirst);
	}

	bytes(body: Uint8Array): Uint8Array {
		const buffer = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
		if (!this.spellings.some((spelling) => buffer.includes(spelling))) return body;
		return Buffer.from(this.text(buffer.toString()));
	}

	text(text: string): string {
		return this.spellings.reduce((clean, spelling) => clean.split(spelling).join(HIDDEN), text);
	}
}

/** A spelling that holds another one has to go first. */
function longestFirst(a: string, b: string): number {
	return b.length - a.length;
}
