import type { LongWork } from '../longWork';
import { Mender, type RepairedJson } from './mender';
import { afterPhpWarnings, startsWithPhpWarning } from './phpWarnings';

const OPENING_BRACKET = /[[{]/g;
/** A warning of unknown form is searched for the answer behind it: so many times its length is read in all. */
const MOST_READ = 3;

/**
 * Mends JSON as the PBX breaks it (pbx.md#broken-json): a missing opening `[`, a lone `]`, empty
 * list elements, raw control characters inside strings, PHP warnings in front. Undefined when it
 * cannot be mended; a cut-off answer never is, because its missing rows would go unnoticed.
 * `piece`: so many characters are parsed at one go, which changes nothing of what comes.
 */
export function* repairJson(text: string, piece?: number): LongWork<RepairedJson | undefined> {
	let left = MOST_READ * text.length;
	for (const start of possibleStarts(text)) {
		const mender = new Mender(text, start, piece);
		const repaired = yield* mender.mend();
		if (repaired) return repaired;
		left -= mender.length;
		if (left < 0) return undefined;
	}
	return undefined;
}

function* possibleStarts(text: string): Generator<number> {
	yield afterPhpWarnings(text);
	if (!startsWithPhpWarning(text)) return;
	for (const { index } of text.matchAll(OPENING_BRACKET)) yield index;
}

const ENDS_AS_JSON = /[\]}]$/;

/**
 * Whether JSON that cannot be mended lacks its end. What is there may be right, but it is not all.
 * The text is trimmed.
 */
export function* isCutOff(text: string): LongWork<boolean> {
	const mender = new Mender(text, afterPhpWarnings(text));
	yield* mender.mend();
	return mender.isCutOff || (!mender.isWhole && !ENDS_AS_JSON.test(text.slice(-1)));
}
