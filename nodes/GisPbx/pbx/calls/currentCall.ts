import { callerIdOf } from './callerId';
import { epochOfUniqueId, uniqueIdOf } from './callIdentity';
import { channelsIn } from './channel';
import { textIn } from '../columns';
import { pipeCells } from '../reply/pipes';
import type { PbxClock } from '../time/zoneClock';
import { bareExtension } from '../phoneNumber';
import { isRow, rowsOf, type Row } from '../rows';
import { withoutSecrets } from '../secretFields';

/** A call that is going on; what the PBX does not tell is null. */
export interface CurrentCall {
	callId: string | null;
	linkedId: string | null;
	originateId: string | null;
	from: string | null;
	to: string | null;
	/** A word of the PBX: Up, Ringing, ... */
	state: string | null;
	/** ISO 8601 with the PBX's offset. */
	startedAt: string | null;
	/** By which it can be hung up or transferred. */
	channels: string[];
	/** All that the PBX said of it, secrets hidden: the shape is documented nowhere. */
	raw: unknown;
}

const CALL_ID = ['uniqueid', 'UniqueID', 'Uniqueid', 'callid'];
const LINKED_ID = ['linkedid', 'LinkedID', 'Linkedid'];
const FROM = ['src', 'calleridnum', 'CallerIDNum', 'callerid', 'CallerID', 'clid'];
const TO = ['dst', 'exten', 'Extension', 'Exten'];
const STATE = ['state', 'State', 'ChannelStateDesc'];

/**
 * Calls of an answer whose shape is documented nowhere
 * (pbx.md#current-calls and pbx.md#waiting-callers): rows, rows by ID, one row, the mere
 * channels or IDs, or the lines of a plain form. What names neither a call nor a channel nor a caller is no call.
 */
export function currentCallsFrom(answer: unknown, clock: PbxClock, tenant?: string): CurrentCall[] {
	const lines = typeof answer === 'string' ? answer.split('\n') : undefined;
	const entries: unknown[] = lines ?? (Array.isArray(answer) ? answer : rowsOf(answer));
	return entries
		.map((entry) => (isRow(entry) ? callOfRow(entry, clock, tenant) : callOfText(entry)))
		.filter(
			({ callId, channels, from }) => callId !== null || channels.length > 0 || from !== null,
		);
}

function callOfRow(row: Row, clock: PbxClock, tenant?: string): CurrentCall {
	const callId = textIn(row, ...CALL_ID);
	const linkedId = textIn(row, ...LINKED_ID);
	const from = textIn(row, ...FROM);
	const to = textIn(row, ...TO);
	const [startedAt] = clock.instantsOf(textIn(row, 'start') ?? '');
	return {
		from: from && bareExtension(callerIdOf(from).number ?? from, tenant),
		to: to && bareExtension(to, tenant),
		state: textIn(row, ...STATE),
		startedAt: startedAt === undefined ? null : clock.isoOf(startedAt),
		channels: channelsIn(row),
		callId: callId && uniqueIdOf(callId),
		linkedId: linkedId && uniqueIdOf(linkedId),
		originateId: textIn(row, 'originateid'),
		raw: withoutSecrets(row),
	};
}

function callOfText(entry: unknown): CurrentCall {
	const text = textIn({ entry }, 'entry') ?? '';
	const id = pipeCells(text).find((cell) => epochOfUniqueId(cell) !== undefined);
	return {
		from: null,
		to: null,
		state: null,
		startedAt: null,
		channels: channelsIn(text),
		callId: id === undefined ? null : uniqueIdOf(id),
		linkedId: null,
		originateId: null,
		raw: withoutSecrets(text),
	};
}

/**
 * Whether an answer to `info=call` tells of a call that is still up. It is documented nowhere
 * (pbx.md#call-look-up): a channel is taken for a leg that goes on, unless it stands in a CDR, with
 * which some PBXs answer for a call that is over.
 */
export function isStillUp(answer: unknown): boolean {
	const entries: unknown[] = isRow(answer) ? rowsOf(answer) : [answer].flat();
	return entries.some((entry) => !isCdr(entry) && channelsIn(entry).length > 0);
}

function isCdr(entry: unknown): boolean {
	return isRow(entry) && textIn(entry, 'end', 'disposition') !== null;
}
