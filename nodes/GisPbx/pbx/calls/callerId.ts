/** A caller as a phone shows it. */
interface CallerId {
	name: string | null;
	number: string | null;
}

/** What a phone sends is far shorter. */
const LONGEST = 500;

/** Name and number of `"Name" <number>`; both null for any other text. */
export function callerIdOf(clid: string): CallerId {
	const [, name, number] = /^(.*?)<([^<>]*)>\s*$/s.exec(clid.slice(0, LONGEST)) ?? [];
	return { name: unquoted(name ?? ''), number: number?.trim() || null };
}

function unquoted(name: string): string | null {
	return (
		name
			.trim()
			.replace(/^"(.*)"$/s, '$1')
			.replaceAll('\\"', '"')
			.trim() || null
	);
}
