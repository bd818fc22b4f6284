import { callerIdOf } from '../calls/callerId';
import { possibleSeconds } from '../calls/callTimes';
import { meaningIn, numberIn, textIn } from '../columns';
import { isInstant, SECOND_MS, type PbxClock } from '../time/zoneClock';
import { namedRows, type Row } from '../rows';

/**
 * What is told of a mailbox: an allow-list, since its row holds passwords and PINs
 * (pbx.md#secrets-in-rows).
 */
export interface Mailbox {
	mailbox: string | null;
	name: string | null;
	email: string | null;
	/** Whether messages are attached to the e-mail that tells of them. */
	attach: boolean | null;
}

/** A message that somebody left; absent values are null. */
export interface VoicemailMessage {
	messageId: string | null;
	/** Number of the caller. */
	from: string | null;
	fromName: string | null;
	/** ISO 8601 with the PBX's offset. */
	receivedAt: string | null;
	durationSeconds: number | null;
	/** Null in a folder that is neither for new messages nor for those that were heard. */
	read: boolean | null;
	/** INBOX for new messages, Old for those that were heard. */
	folder: string | null;
}

/** Without any of these a row is no message. */
export const MESSAGE_ID_COLUMNS = ['msg_id', 'Msgid'];

const YES = /^(?:yes|on|1|true)$/i;
const READ_BY_FOLDER: Record<string, boolean> = { inbox: false, old: true };

/** A mailbox from its JSON row or its row of the pipe table (pbx.md#voicemail). */
export function mailboxFrom(row: Row): Mailbox {
	const attach = textIn(row, 'attach', 'Attach');
	return {
		mailbox: textIn(row, 'mailbox', 'Mailbox'),
		name: textIn(row, 'fullname', 'Fullname'),
		email: textIn(row, 'email', 'Email'),
		attach: attach === null ? null : YES.test(attach),
	};
}

/** A message from its JSON row or its row of the pipe table (pbx.md#voicemail). */
export function voicemailMessageFrom(row: Row, clock: PbxClock): VoicemailMessage {
	const callerId = textIn(row, 'callerid', 'CallerID') ?? '';
	const { name, number } = callerIdOf(callerId);
	const folder = textIn(row, 'dir', 'Dir')?.split('/').pop() || null;
	return {
		from: number ?? (callerId.includes('<') ? null : callerId || null),
		fromName: name,
		receivedAt: receivedAt(row, clock),
		durationSeconds: possibleSeconds(numberIn(row, 'duration', 'Duration')),
		read: meaningIn(READ_BY_FOLDER, folder?.toLowerCase() ?? '') ?? null,
		folder,
		messageId: messageIdOf(row),
	};
}

/** The number of a message's record in the PBX's table, where the list of messages tells it (pbx.md#transcripts). */
export function messageRecordIn(answer: unknown, messageId: string): string | null {
	const row = namedRows(answer).find((each) => textIn(each, 'msg_id') === messageId);
	return row ? textIn(row, 'id') : null;
}

/** What tells a message from the others of its mailbox; null where the PBX tells none. */
export function messageIdOf(row: Row): string | null {
	return textIn(row, ...MESSAGE_ID_COLUMNS);
}

/** JSON tells the second of the epoch, the table the PBX's own time. */
function receivedAt(row: Row, clock: PbxClock): string | null {
	const seconds = numberIn(row, 'origtime');
	const [instant] =
		seconds === null ? clock.instantsOf(textIn(row, 'DateTime') ?? '') : [seconds * SECOND_MS];
	return isInstant(instant) ? clock.isoOf(instant) : null;
}
