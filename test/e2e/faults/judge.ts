import { ECHO, JUNK, type FaultCase } from './cases';
import type { Ran } from './operations';

/** They look something up first, so that nothing has been changed when the PBX fails at once. */
const LOOKS_FIRST = ['flow/setState', 'phonebook/upsertContact'];
/** Sent with values that only read. */
const ONLY_READS = ['api/request'];
/**
 * The PBX answers these with OK or says why not, so that any other text is a refusal
 * (decisions.md#a-write).
 */
const SAYS_WHY_NOT = /^(?:queue|agent)\//;
const UNKNOWN = /^Outcome unknown, /;

/** What is wrong with how an operation ended; undefined when it did as it must. */
export function complaint(faultCase: FaultCase, ran: Ran): string | undefined {
	const { error } = ran;
	if (error === undefined) return isRight(faultCase, ran) ? undefined : 'no error';
	if (!faultCase.words.test(error)) return `other words: ${error}`;
	const mayBeDone = faultCase.mayBeDone && changes(ran);
	if (UNKNOWN.test(error) !== mayBeDone)
		return `the outcome is ${mayBeDone ? 'un' : ''}known: ${error}`;
	if (!error.endsWith(' [item 0]')) return `no item named: ${error}`;
	return undefined;
}

/** Whether it is right that an operation has no error. */
function isRight(faultCase: FaultCase, ran: Ran): boolean {
	const item = ran.items.at(0);
	// the PBX calls it audio, and whatever it calls audio is stored unread
	if (faultCase === JUNK) return ran.name.endsWith('/download') && item?.binary !== undefined;
	// any words may be what was said: here they show that the key is hidden in them
	if (ran.name.endsWith('/getTranscript')) {
		return faultCase === ECHO && ECHO.words.test(String(item?.json.transcript));
	}
	// a text that says neither yes nor no: the write is not confirmed (decisions.md#a-write)
	return (
		faultCase === ECHO &&
		changes(ran) &&
		!SAYS_WHY_NOT.test(ran.name) &&
		item?.json.confirmed === false &&
		ECHO.words.test(String(item.json.reply))
	);
}

function changes({ name, effect }: Ran): boolean {
	return effect !== 'reads' && ![...LOOKS_FIRST, ...ONLY_READS].includes(name);
}
