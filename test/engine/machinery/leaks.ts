/** Every way in which a secret may be written; made here, without the code under test. */
export function spellingsOf(secret: string): Record<string, string> {
	const percent = encodeURIComponent(secret);
	const lowerCase = (text: string) => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
	const form = new URLSearchParams({ secret }).toString().slice('secret='.length);
	const each = (write: (char: string) => string) =>
		[...secret].map((char) => (/\w/.test(char) ? char : write(char))).join('');
	const codeOf = (char: string) => char.codePointAt(0) ?? 0;
	const inJson = (char: string) =>
		char.split('').map((unit) => `\\u${codeOf(unit).toString(16).padStart(4, '0')}`);
	// base64 of the secret inside a longer text, at each of the three places; without the
	// characters at its ends, which the neighbours have a part in.
	const base64 = (before: string) => {
		const bytes = Buffer.from(before + secret);
		const whole = bytes.toString('base64');
		return whole.slice(Math.ceil((before.length * 8) / 6), Math.floor((bytes.length * 8) / 6));
	};
	return {
		raw: secret,
		percent,
		percentLowerCase: lowerCase(percent),
		percentTwice: encodeURIComponent(percent),
		form,
		formLowerCase: lowerCase(form),
		json: JSON.stringify(secret).slice(1, -1),
		jsonOfPhp: JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/'),
		jsonOfUnicode: each((char) => inJson(char).join('')),
		html: each((char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char),
		jsEscapes: each((char) =>
			[...Buffer.from(char)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join(''),
		),
		htmlNumbers: each((char) => `&#${codeOf(char)};`),
		htmlHexNumbers: each((char) => `&#x${codeOf(char).toString(16)};`),
		base64: base64(''),
		base64AfterOne: base64('x'),
		base64AfterTwo: base64('xx'),
	};
}

/**
 * A search for secrets in any spelling; it gives what is found in a text, by name of the spelling.
 * Backslashes do not count, since what is searched has been printed as JSON, often more than once.
 */
export function leakSearch(secrets: readonly string[]): (text: string) => string[] {
	const bare = (text: string) => text.replaceAll('\\', '');
	// Many spellings of a plain secret are the same, and are looked for once.
	const wanted = new Map<string, string[]>();
	for (const secret of secrets) {
		for (const [name, spelling] of Object.entries(spellingsOf(secret))) {
			const labels = wanted.get(bare(spelling)) ?? [];
			wanted.set(bare(spelling), [...labels, `${secret} (${name})`]);
		}
	}
	return (text) => {
		const plain = bare(text);
		return [...wanted].flatMap(([spelling, labels]) => (plain.includes(spelling) ? labels : []));
	};
}

const searches = new Map<string, ReturnType<typeof leakSearch>>();

/** The same for one text; the spellings are made once for all texts. */
export function leaksIn(text: string, secrets: readonly string[]): string[] {
	const key = JSON.stringify(secrets);
	const search = searches.get(key) ?? leakSearch(secrets);
	searches.set(key, search);
	return search(text);
}
