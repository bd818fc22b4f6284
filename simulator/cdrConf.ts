/** Options of Asterisk's `cdr.conf`, the first value being its default (asterisk.md#rows). */
export const CDR_CONF = {
	/** Rows of what failed without a phone, and after a Dial that failed. */
	unanswered: ['no', 'yes'],
	/** The word CONGESTION instead of FAILED. */
	congestion: ['no', 'yes'],
	/** `no`: what an `h` extension does has a row of its own. */
	endBeforeHExten: ['yes', 'no'],
	/** Rounds billsec at the half second. */
	initiatedSeconds: ['no', 'yes'],
	/** Since 22: the word CANCEL where a caller gave up or somebody else answered. */
	cancelDispositionEnabled: ['no', 'yes'],
	/** Since 22: no rows of phones that rang beside. */
	ignoreDialChanges: ['no', 'yes'],
} as const;

export type CdrConf = { [Name in keyof typeof CDR_CONF]: (typeof CDR_CONF)[Name][number] };
