const KNOWN_TECHNOLOGY =
	/^(?:SIP|PJSIP|Local|IAX2?|DAHDI|Zap|SCCP|Skinny|MGCP|H323|OOH323|Mobile|Dongle|Motif|Console|Bridge|AsyncGoto|Surrogate)\/[^\s/].*$/i;
/** The mark that Asterisk gives every channel's name: eight hexadecimal digits at its end. */
const CHANNEL_MARK = /^[A-Za-z]\w*\/[^\s/]\S*-[\da-f]{8}(?:;[12])?$/i;

/** Whether a channel's name is of one channel alone, as Asterisk gives them. */
export function isUnique(channel: string): boolean {
	return CHANNEL_MARK.test(channel);
}

/**
 * A channel as the PBX wants it back: JSON's `\/` is `/`, any other backslash goes, as the sheet
 * says (pbx.md#channels).
 */
export function cleanChannel(text: string): string {
	return text.replaceAll('\\', '').trim();
}

/**
 * Every text in a decoded reply, at any depth and also as a key, that looks like a channel
 * (`PJSIP/204-DEMOCO-00001a2b`): cleaned, each once, in order. The answer's shape is undocumented
 * (pbx.md#call-look-up), so all of it is searched.
 */
export function channelsIn(value: unknown): string[] {
	const channels = new Set<string>();
	for (const text of textsIn(value)) {
		for (const part of text.split(/[|\r\n]/)) {
			const channel = cleanChannel(part);
			if (isChannel(channel)) channels.add(channel);
		}
	}
	return [...channels];
}

function isChannel(text: string): boolean {
	return !/\s/.test(text) && (KNOWN_TECHNOLOGY.test(text) || CHANNEL_MARK.test(text));
}

/** Depth first with a list of what is to come, since a reply may be nested too deep to recurse. */
function* textsIn(value: unknown): Generator<string> {
	const toCome: unknown[] = [value];
	while (toCome.length > 0) {
		const next = toCome.pop();
		if (typeof next === 'string') yield next;
		if (typeof next !== 'object' || next === null) continue;
		const parts: unknown[] = Array.isArray(next) ? next : Object.entries(next).flat();
		for (let index = parts.length - 1; index >= 0; index--) toCome.push(parts[index]);
	}
}
