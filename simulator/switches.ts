/**
 * What the sources leave open or contradict about the PBX ("(var)" in pbx-protocol 8).
 *
 * Each switch lists its values, the default first. Tests walk through `SWITCH_VALUES` to prove that
 * a client copes with every variant.
 */
export const SWITCH_VALUES = {
	/** 8.3: the wrong-key sentence ends with a newline, or not. */
	keyRefusal: ['newline', 'bare'],
	/** 8.4: the answer to an unknown `reqtype`. */
	unknownRequest: ['nothing', 'keyRefusal', 'help'],
	/** 8.7: SQL rows repeat every value under its position. */
	doubledKeys: ['on', 'off'],
	/** 8.7, 8.17: the same for `info=extensions` (on at GIS, off at another reseller). */
	extensionsDoubledKeys: ['on', 'off'],
	/** 8.8: the line end of csv, which nobody recorded. */
	csvLineEnd: ['lf', 'crlf'],
	/** 2.3: the JSON of a list without rows, where nobody observed it. */
	noRows: ['emptyArray', 'null', 'nothing'],
	/** 2.3, 4.1: whether the PBX takes a DIAL; why it may not, nobody recorded. */
	dialOutcome: ['queued', 'refused'],
	/** 8.10: a refused DIAL under `format=json`. */
	dialRefusal: ['message', 'bare', 'line'],
	/** 4.1: newer engines add source, dest, server and node to DIAL's JSON. */
	dialExtraKeys: ['off', 'on'],
	/** 4.2: whether `gisapi.php` takes `var` too, or `proxyapi.php` only. */
	dialVariablesOn: ['bothScripts', 'proxyapiOnly'],
	/** 8.11 */
	hangupReply: ['json', 'line', 'ok', 'nothing'],
	/** 4.4, 7.11: whether HANGUP's `extension` may be a bare number; `number` and `source` always are. */
	hangupExtension: ['any', 'username'],
	/** 8.12: the shape of `info=call`. */
	callShape: ['object', 'array', 'doubled'],
	/** 8.12: `info=call` of an unknown call. */
	callUnknown: ['nothing', 'emptyArray', 'null'],
	/** 8.12: `info=call` of a call that has ended. */
	callAfterEnd: ['cdrRow', 'nothing'],
	/** 8.13: container and content type of recordings. */
	recordingContainer: ['mp3', 'wav', 'mp3AsOctetStream', 'wavAsOctetStream'],
	/** 4.5: whether a Content-Disposition names the file. */
	recordingFileName: ['given', 'absent'],
	/** 4.6: `playrecording` sends the audio, or a player page whose audio address carries the key. */
	playRecording: ['audio', 'playerPage'],
	/** Records every answered call, not only those that were asked for. */
	recordEverything: ['off', 'on'],
	/** 8.14, 2.4: corruptions of `cdrs` JSON. */
	cdrsJson: ['whole', 'noBracket', 'emptyElements', 'invalidByte', 'controlCharacter'],
	/** 8.14: the order of CDR rows; nothing guarantees one. */
	rowOrder: ['oldestFirst', 'newestFirst', 'mixed'],
	/** 8.14, 4.7: the csv layout (a tenant's template may reorder and leave out columns). */
	cdrsCsvColumns: ['asJson', 'template'],
	/** 3: an `end` given to the minute means its first second, or all of it. */
	minuteEnd: ['firstSecond', 'wholeMinute'],
	/** 3: whether a filter by id makes the PBX ignore the range. */
	rangeWithId: ['ignored', 'applied'],
	/** 4.7: the `phone` filter; one client found it unreliable. */
	phoneFilter: ['works', 'ignored'],
	/** 5: how an unanswered call is spelled, and its answer time. */
	noAnswerWord: ['NO ANSWER', 'NOANSWER'],
	/** 5: the answer time of an unanswered leg. */
	unansweredAt: ['zeroDate', 'blank'],
	/** 8.15: newer engines insert `sc_billsec`. */
	simpleCdrFields: ['eleven', 'twelve'],
	/** 4.8: one client got nothing from the `uniqueid` filter of simplecdrs. */
	simpleCdrsUniqueId: ['works', 'findsNothing'],
	/** 8.16: keys of `extstate` for an extension that is not registered. */
	extstateUnregistered: ['twoKeys', 'eightKeys'],
	/** 2.1: whether `extstate` knows the format `simple`, or it brings 0 bytes as any unknown one. */
	extstateSimple: ['number', 'unknown'],
	/** 4.9: `extstate` of an extension that does not exist. */
	extstateUnknown: ['unregistered', 'idle'],
	/** 8.18, 7.23: position 0 of an agent's record. */
	agentCallCount: ['number', 'string'],
	/** 2.3: `agents` of a known queue without members. */
	agentsNobody: ['null', 'emptyArray', 'emptyObject', 'nothing'],
	/** 6: two observers, two shapes. */
	agentsConnected: ['positions', 'counts'],
	/** 8.19 */
	queueReply: ['ok', 'quotedOk', 'json', 'nothing'],
	/** 8.19: add of a member, del of a non-member. */
	queueRepeat: ['refused', 'ok'],
	/** 8.19: add and clean work with the queue's id only. */
	requireIdForAdd: ['off', 'on'],
	/** 8.19: add demands `type`. */
	requireType: ['off', 'on'],
	/** 8.20 */
	agentReply: ['ok', 'quotedOk', 'json', 'nothing'],
	/** 4.13, 7.25: AGENT listqueues without an extension. */
	listQueuesWithoutExtension: ['sentence', 'nothing'],
	/** 8.21 */
	virtualextReply: ['ok', 'quotedOk', 'json', 'nothing'],
	/** 8.21: as `queueRepeat`. */
	virtualextRepeat: ['refused', 'ok'],
	/** 8.22 */
	campaignReply: ['ok', 'json', 'nothing'],
	/** 8.22: the shape of CAMPAIGN listnumbers. */
	campaignNumbers: ['rows', 'numbers'],
	/** 8.23 */
	faxReply: ['line', 'json', 'ok', 'id', 'nothing'],
	/** 8.24: field codes in a query. */
	phonebookFieldCase: ['any', 'exact'],
	/** 8.24: field codes in the answer. */
	phonebookAnswerCase: ['upper', 'lower'],
	/** 8.24: a query without hits. */
	phonebookNothing: ['null', 'nothing', 'emptyArray'],
	/** 3.2 of the design: `_` in a value stands for one character, as in SQL's LIKE. */
	phonebookUnderscore: ['wildcard', 'literal'],
	/** 8.24: whether PHONEBOOK add reads `jsondata` as well as `values`. */
	phonebookJsonData: ['off', 'on'],
	/** 8.24 */
	phonebookReply: ['ok', 'id', 'json', 'nothing'],
	/** 8.25 */
	smsReply: ['ok', 'line', 'json', 'id', 'nothing'],
	/** 8.25: TRANSFER and ATXTRANSFER. */
	transferReply: ['json', 'line', 'ok', 'nothing'],
	/** 8.25 */
	setflowReply: ['ok', 'json', 'nothing'],
	/** 8.25: DND set. */
	dndReply: ['ok', 'json', 'nothing'],
	/** 8.25: VOICEMAIL markread, markunread and delete. */
	voicemailReply: ['ok', 'json', 'nothing'],
	/** 2.3: VOICEMAIL messages of an empty box. */
	voicemailNothing: ['null', 'nothing'],
	/** 6: CDR update. */
	cdrUpdateReply: ['ok', 'json', 'nothing'],
} as const;

type SwitchValues = {
	-readonly [Name in keyof typeof SWITCH_VALUES]: (typeof SWITCH_VALUES)[Name][number];
};

/** How long things take, in seconds of the PBX's clock. */
export interface Timing {
	/** The source phone rings this long before it is picked up (`autoanswer=yes`: not at all). */
	ringSeconds: number;
	/** The destination rings this long before it answers. */
	answerAfterSeconds: number;
	/** An answered call lasts this long, unless `timeout` or a hang-up ends it. */
	talkSeconds: number;
	/** A recording can be fetched this long after the end. */
	recordingDelaySeconds: number;
	/** A fax is sent this long after it was queued. */
	faxSeconds: number;
	/** Real seconds for which `info=call` without an id stays silent (8.6). */
	callWithoutIdSeconds: number;
}

/** What a provider has left out; nothing by default. */
export interface Offer {
	/**
	 * Requests that are not known, by `reqtype`, or by `info=…` for those of INFO: `voicemail`,
	 * `info=queuecallers`. All of section 6 is unconfirmed for GIS.
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
		ringSeconds: 2,
		answerAfterSeconds: 2,
		talkSeconds: 6,
		recordingDelaySeconds: 2,
		faxSeconds: 5,
		callWithoutIdSeconds: 31,
		notOffered: [],
	};
}
