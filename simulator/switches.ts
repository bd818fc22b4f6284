import { CALL_SWITCHES } from './callSwitches';
import { CDR_CONF } from './cdrConf';
import { USUAL_TIMING, type Timing } from './timing';

/**
 * What the sources leave open or contradict about the PBX (pbx.md#the-simulator).
 *
 * Each switch lists its values, the default first. Tests walk through `SWITCH_VALUES` to prove that
 * a client copes with every variant.
 */
export const SWITCH_VALUES = {
	/** The wrong-key sentence ends with a newline, or not (pbx.md#keys). */
	keyRefusal: ['newline', 'bare'],
	/** The answer to an unknown `reqtype` (pbx.md#nothing-and-errors). */
	unknownRequest: ['nothing', 'keyRefusal', 'help'],
	/** SQL rows repeat every value under its position (pbx.md#positional-copies). */
	doubledKeys: ['on', 'off'],
	/**
	 * The same for `info=extensions` (on at GIS, off at another reseller) (pbx.md#positional-copies,
	 * pbx.md#extensions).
	 */
	extensionsDoubledKeys: ['on', 'off'],
	/**
	 * `json_encode` of each row, or of the list as a whole: one name that is no UTF-8 then makes it
	 * 0 bytes (pbx.md#broken-json).
	 */
	listEncoding: ['rowByRow', 'wholeList'],
	/** The line end of csv, which nobody recorded (pbx.md#formats). */
	csvLineEnd: ['lf', 'crlf'],
	/** The JSON of a list without rows, where nobody observed it (pbx.md#nothing-and-errors). */
	noRows: ['emptyArray', 'null', 'nothing'],
	/**
	 * Whether the PBX takes a DIAL; why it may not, nobody recorded (pbx.md#nothing-and-errors,
	 * pbx.md#dial).
	 */
	dialOutcome: ['queued', 'refused'],
	/** A refused DIAL under `format=json` (pbx.md#dial). */
	dialRefusal: ['message', 'bare', 'line'],
	/** Newer engines add source, dest, server and node to DIAL's JSON (pbx.md#dial). */
	dialExtraKeys: ['off', 'on'],
	/** Whether `gisapi.php` takes `var` too, or `proxyapi.php` only (pbx.md#dial-variables). */
	dialVariablesOn: ['bothScripts', 'proxyapiOnly'],
	/** pbx.md#hang-up */
	hangupReply: ['json', 'line', 'ok', 'nothing'],
	/**
	 * Whether HANGUP's `extension` may be a bare number; `number` and `source` always are
	 * (pbx.md#hang-up).
	 */
	hangupExtension: ['any', 'username'],
	/** The shape of `info=call` (pbx.md#call-look-up). */
	callShape: ['object', 'array', 'doubled'],
	/** `info=call` of an unknown call (pbx.md#call-look-up). */
	callUnknown: ['nothing', 'emptyArray', 'null'],
	/** `info=call` of a call that has ended (pbx.md#call-look-up). */
	callAfterEnd: ['cdrRow', 'nothing'],
	/** Container and content type of recordings (pbx.md#recordings). */
	recordingContainer: ['mp3', 'wav', 'mp3AsOctetStream', 'wavAsOctetStream', 'wav49', 'gsm'],
	/** Whether a file that is still being written is given out (asterisk.md#recordings). */
	recordingWhileUp: ['absent', 'present'],
	/** Whether a Content-Disposition names the file (pbx.md#recordings). */
	recordingFileName: ['given', 'absent'],
	/**
	 * `playrecording` sends the audio, or a player page whose audio address carries the key
	 * (pbx.md#player).
	 */
	playRecording: ['audio', 'playerPage'],
	/** Records every answered call, not only those that were asked for. */
	recordEverything: ['off', 'on'],
	/** Corruptions of `cdrs` JSON (pbx.md#cdrs, pbx.md#broken-json). */
	cdrsJson: ['whole', 'noBracket', 'emptyElements', 'invalidByte', 'controlCharacter'],
	...CDR_CONF,
	...CALL_SWITCHES,
	/** The order of CDR rows; nothing guarantees one (pbx.md#cdrs). */
	rowOrder: ['asFiled', 'oldestFirst', 'newestFirst', 'mixed'],
	/** The csv layout (a tenant's template may reorder and leave out columns) (pbx.md#cdrs). */
	cdrsCsvColumns: ['asJson', 'template'],
	/** An `end` given to the minute means its first second, or all of it (pbx.md#ranges). */
	minuteEnd: ['firstSecond', 'wholeMinute'],
	/** Whether a filter by id makes the PBX ignore the range (pbx.md#ranges). */
	rangeWithId: ['ignored', 'applied'],
	/** The `phone` filter; one client found it unreliable (pbx.md#cdrs). */
	phoneFilter: ['works', 'ignored'],
	/** How an unanswered call is spelled, and its answer time (pbx.md#disposition). */
	noAnswerWord: ['NO ANSWER', 'NOANSWER'],
	/** The answer time of an unanswered leg (pbx.md#call-times). */
	unansweredAt: ['zeroDate', 'blank'],
	/** Newer engines insert `sc_billsec` (pbx.md#simple-cdrs). */
	simpleCdrFields: ['eleven', 'twelve'],
	/** One client got nothing from the `uniqueid` filter of simplecdrs (pbx.md#simple-cdrs). */
	simpleCdrsUniqueId: ['works', 'findsNothing'],
	/** Keys of `extstate` for an extension that is not registered (pbx.md#extension-state). */
	extstateUnregistered: ['twoKeys', 'eightKeys'],
	/**
	 * Whether `extstate` knows the format `simple`, or it brings 0 bytes as any unknown one
	 * (pbx.md#formats).
	 */
	extstateSimple: ['number', 'unknown'],
	/** `extstate` of an extension that does not exist (pbx.md#extension-state). */
	extstateUnknown: ['unregistered', 'idle'],
	/** How BLFS names phones (pbx.md#lamps). */
	blfsNames: ['usernames', 'numbers'],
	/** Position 0 of an agent's record (pbx.md#agents). */
	agentCallCount: ['number', 'string'],
	/** `agents` of a known queue without members (pbx.md#nothing-and-errors). */
	agentsNobody: ['null', 'emptyArray', 'emptyObject', 'nothing'],
	/** Two observers, two shapes (pbx.md#queue-details). */
	agentsConnected: ['positions', 'counts'],
	/**
	 * What tells how long callers wait: the figures in seconds or as a time, or the callers' own rows
	 * (pbx.md#queue-figures, pbx.md#waiting-callers).
	 */
	waitsToldBy: ['seconds', 'clockTime', 'callers', 'nothing'],
	/** pbx.md#queue-members */
	queueReply: ['ok', 'quotedOk', 'json', 'nothing'],
	/** Add of a member, del of a non-member (pbx.md#queue-members). */
	queueRepeat: ['refused', 'ok'],
	/** Add and clean work with the queue's id only (pbx.md#queue-members). */
	requireIdForAdd: ['off', 'on'],
	/** Add demands `type` (pbx.md#queue-members). */
	requireType: ['off', 'on'],
	/** pbx.md#pausing */
	agentReply: ['ok', 'quotedOk', 'json', 'nothing'],
	/** AGENT listqueues without an extension (pbx.md#pausing). */
	listQueuesWithoutExtension: ['sentence', 'nothing'],
	/** pbx.md#virtual-extensions */
	virtualextReply: ['ok', 'quotedOk', 'json', 'nothing'],
	/** As `queueRepeat` (pbx.md#virtual-extensions). */
	virtualextRepeat: ['refused', 'ok'],
	/** pbx.md#campaigns */
	campaignReply: ['ok', 'json', 'nothing'],
	/** The shape of CAMPAIGN listnumbers (pbx.md#campaigns). */
	campaignNumbers: ['rows', 'numbers'],
	/** pbx.md#fax */
	faxReply: ['line', 'json', 'ok', 'id', 'nothing'],
	/** Whether FAX send looks whether the file arrived (pbx.md#uploads). */
	faxFile: ['checked', 'unchecked'],
	/** Field codes in a query (pbx.md#phone-books). */
	phonebookFieldCase: ['any', 'exact'],
	/** Field codes in the answer (pbx.md#phone-books). */
	phonebookAnswerCase: ['upper', 'lower'],
	/** A query without hits (pbx.md#phone-books). */
	phonebookNothing: ['null', 'nothing', 'emptyArray'],
	/** `_` in a value stands for one character, as in SQL's LIKE (pbx.md#phone-books). */
	phonebookUnderscore: ['wildcard', 'literal'],
	/** Whether PHONEBOOK add reads `jsondata` as well as `values` (pbx.md#phone-books). */
	phonebookJsonData: ['off', 'on'],
	/** pbx.md#phone-books */
	phonebookReply: ['ok', 'id', 'json', 'nothing'],
	/** pbx.md#replies-to-writes */
	smsReply: ['ok', 'line', 'json', 'id', 'nothing'],
	/** TRANSFER and ATXTRANSFER (pbx.md#replies-to-writes). */
	transferReply: ['json', 'line', 'ok', 'nothing'],
	/** pbx.md#replies-to-writes */
	setflowReply: ['ok', 'json', 'nothing'],
	/** DND set (pbx.md#do-not-disturb). */
	dndReply: ['ok', 'json', 'nothing'],
	/** VOICEMAIL markread, markunread and delete (pbx.md#voicemail). */
	voicemailReply: ['ok', 'json', 'nothing'],
	/** VOICEMAIL messages of an empty box (pbx.md#nothing-and-errors). */
	voicemailNothing: ['null', 'nothing'],
	/** Whether VOICEMAIL messages tells the number of each record (pbx.md#transcripts). */
	voicemailRecords: ['told', 'untold'],
	/** CDR update (pbx.md#notes). */
	cdrUpdateReply: ['ok', 'json', 'nothing'],
} as const;

type SwitchValues = {
	-readonly [Name in keyof typeof SWITCH_VALUES]: (typeof SWITCH_VALUES)[Name][number];
};

/** What a provider has left out; nothing by default. */
export interface Offer {
	/**
	 * Requests that are not known, by `reqtype`, or by `info=…` for those of INFO: `voicemail`,
	 * `info=queuecallers`. None of pbx.md#what-not-every-provider-offers is promised by GIS.
	 */
	notOffered: string[];
}

export type Switches = SwitchValues & Timing & Offer;
export type SwitchName = keyof SwitchValues;

/** Every switch at its default. */
export function defaultSwitches(): Switches {
	const firstValues = Object.fromEntries(
		Object.entries(SWITCH_VALUES).map(([name, values]) => [name, values[0]]),
	) as SwitchValues;
	return {
		...firstValues,
		...USUAL_TIMING,
		notOffered: [],
	};
}
