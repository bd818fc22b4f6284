import { meaningIn } from '../columns';

/** The one disposition of a call that somebody took. */
export const ANSWERED = 'answered';
/** The disposition of a call that nobody took. */
export const NO_ANSWER = 'noAnswer';
/** The disposition of a call that no phone could be rung for. */
export const FAILED = 'failed';

const DISPOSITIONS: Record<string, string> = {
	ANSWERED,
	'NO ANSWER': NO_ANSWER,
	NOANSWER: NO_ANSWER,
	/** Of the phones of a ring group that lost, and of a caller who gave up. */
	CANCEL: NO_ANSWER,
	BUSY: 'busy',
	FAILED,
	CONGESTION: 'congestion',
	ABANDONED: 'abandoned',
};

/** How a call ended, from the PBX's word; words that it does not document become camelCase. */
export function dispositionOf(word: string | null): string | null {
	if (word === null) return null;
	return meaningIn(DISPOSITIONS, word.toUpperCase()) ?? camelCase(word);
}

function camelCase(words: string): string {
	const [first, ...others] = words.toLowerCase().split(/[\s_-]+/);
	return first + others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}
