import { uniqueIdOf } from './callIdentity';
import { directionOfParties, isWithin, partyOf, sidesOf, type Party } from './callParties';
import { possibleSeconds } from './callTimes';
import { directionOfWord, type Direction } from './direction';
import { ANSWERED, NO_ANSWER } from './disposition';
import { meaningIn, numberIn, textIn } from '../columns';
import { DEFAULT_COUNTRY_CODE } from '../dialPlans';
import { cleanNumber } from '../phoneNumber';
import type { Row } from '../rows';
import { decoded, withoutKeys } from '../webAddress';

/** The stages of a call that the PBX's web hook tells (pbx.md#call-events). */
export const CALL_EVENTS = ['answered', 'ended', 'missed', 'ringing'] as const;

/** What happened to a call; what the PBX does not tell is null. */
export interface CallEvent {
	/** One of {@link CALL_EVENTS}, or another word of the PBX; null where there is none. */
	event: string | null;
	/** The unique ID; of a call that was dialled through the API possibly the originate ID. */
	callId: string | null;
	linkedId: string | null;
	direction: Direction | null;
	/** Told by answered and missed only. */
	disposition: string | null;
	from: string | null;
	to: string | null;
	/** The customer's side, whatever the direction. */
	externalNumber: string | null;
	/** The same in E.164, by the country of the PBX; null where it is no number that E.164 knows. */
	externalNumberE164: string | null;
	/** Where the caller's number is withheld; else it is not there. */
	callerWithheld?: true;
	/** Our side, without the tenant; unknown while a call from outside has reached nobody. */
	extension: string | null;
	/** Told by ended only. */
	durationSeconds: number | null;
	/** Where the PBX keeps the recording, without any key; told by ended only. */
	recordingUrl: string | null;
}

/** GIS renamed `ended` to `hangup` at some time. */
const EVENTS: Record<string, (typeof CALL_EVENTS)[number]> = {
	ring: 'ringing',
	answered: 'answered',
	missed: 'missed',
	ended: 'ended',
	hangup: 'ended',
};
const DISPOSITIONS: Record<string, string> = { answered: ANSWERED, missed: NO_ANSWER };

/** An event from the fields of the PBX's web hook, in the country of the PBX. */
export function callEventFrom(
	fields: Row,
	tenant: string,
	countryCode = DEFAULT_COUNTRY_CODE,
): CallEvent {
	const action = textIn(fields, 'action')?.toLowerCase() ?? null;
	const event = action && (meaningIn(EVENTS, action) ?? action);
	const party = (name: string) => partyOf(cleanNumber(textIn(fields, name) ?? ''), tenant);
	const [from, to, agent] = ['from_phone', 'target_phone', 'extension'].map(party);
	const direction = directionOfEvent(textIn(fields, 'is_outgoing'), from, to);
	const sides = sidesOf(direction, { from, to, answeredBy: agent }, countryCode);
	const id = (name: string) => uniqueIdOf(textIn(fields, name) ?? '') || null;
	return {
		event,
		direction,
		disposition: (event && meaningIn(DISPOSITIONS, event)) ?? null,
		from: sides.from,
		to: sides.to,
		extension: agent?.number ?? sides.extension,
		externalNumber: sides.externalNumber,
		externalNumberE164: sides.externalNumberE164,
		...(sides.callerWithheld && { callerWithheld: true }),
		durationSeconds: possibleSeconds(numberIn(fields, 'duration')),
		recordingUrl: recordingUrlOf(textIn(fields, 'record_url')),
		callId: id('original_call_id'),
		linkedId: id('linkedid'),
	};
}

/** The field is named like a yes or no, says incoming or outgoing, and knows no word for an internal call. */
function directionOfEvent(
	isOutgoing: string | null,
	from: Party | null,
	to: Party | null,
): Direction | null {
	if (from?.isExtension && to && isWithin(to)) return 'internal';
	if (/^(?:1|true|yes)$/i.test(isOutgoing ?? '')) return 'outbound';
	if (/^(?:0|false|no)$/i.test(isOutgoing ?? '')) return 'inbound';
	return directionOfWord(isOutgoing) ?? directionOfParties(from, to);
}

/** The recording's address, which arrives URL-encoded, without any key. */
function recordingUrlOf(text: string | null): string | null {
	return text && withoutKeys(/^https?%3a/i.test(text) ? decoded(text) : text);
}
