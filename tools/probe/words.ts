/**
 * Values that say nothing about anybody: the engine's own words (pbx.md#how-the-pbx-answers), in
 * lower case.
 */
const ENGINE_VALUES = [
	'answered, no answer, noanswer, busy, failed, congestion, abandoned',
	'in, out, local, [inbound], [outbound], [local]',
	'inuse, not_inuse, unavailable, ringing, onhold, busy, invalid, unknown, ringinuse',
	'available, paused, yes, no, on, off, ok, ko, extension not registered',
	'sip, pjsip, iax2, virtual, wav, mp3, success, error, 0000-00-00 00:00:00',
];

/** Words of the engine's sentences (pbx.md#nothing-and-errors). */
const SENTENCE_WORDS = [
	'too bad you mistaken the security api key no not is a an of or and to for with this that',
	'id ids number name code type queue tenant extension phonebook phonebooks field value values virtual mailbox',
	'campaign flow channel message record recording call agent member parameter request unknown',
	'specified wrong missing invalid found such already there exist exists registered allowed denied',
	'permission error success ok failed',
];

/**
 * Requests that pbx.md#how-the-pbx-answers knows; which of them HELP names tells what a PBX can do.
 */
const REQUESTS =
	'AGENT ATXTRANSFER BLFS CAMPAIGN CDR CHANNEL CHANNELS COUNTCALLS DIAL DND FAX FLOWS GETCURRENTCALLS HANGUP INFO MEDIAFILE PEERS PHONEBOOK PHONEBOOKS QUEUE RESPONSEPATH SETFLOW SMS TRANSFER VIRTUALEXT VOICEMAIL'.split(
		' ',
	);

const values = new Set(ENGINE_VALUES.join(', ').split(', '));
const words = new Set(SENTENCE_WORDS.join(' ').split(' '));

/** Whether a value is one of the engine's own words. */
export function isEngineValue(text: string): boolean {
	return values.has(text.toLowerCase());
}

/** A sentence in which every word that the engine is not known to say is hidden. */
export function withKnownWordsOnly(text: string): string {
	return text
		.split(/\s+/)
		.map((word) => (words.has(word.toLowerCase().replace(/[.,:!]+$/, '')) ? word : '…'))
		.join(' ');
}

/** The known requests that a text names. */
export function requestsIn(text: string): string[] {
	return REQUESTS.filter((name) => new RegExp(`\\b${name}\\b`).test(text));
}
