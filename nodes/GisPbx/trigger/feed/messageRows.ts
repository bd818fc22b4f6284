import { msOf } from '../../pbx/calls/callPart';
import { textIn } from '../../pbx/columns';
import {
	messageIdOf,
	voicemailMessageFrom,
	type VoicemailMessage,
} from '../../pbx/lists/voicemail';
import { eachOf } from '../../pbx/longWork';
import type { Row } from '../../pbx/rows';
import { PbxClock, SECOND_MS } from '../../pbx/time/zoneClock';
import type { RowKind, Timed } from './settings';

/** A message, in its mailbox. */
export interface ToldMessage extends Timed {
	message: VoicemailMessage & { mailbox: string };
}

/** Messages are filed by an instant, which no change of the zone moves. */
export const MESSAGE_CLOCK = new PbxClock('UTC');

/** The PBX's own rows do not say whose messages they are. */
export function rowIn(mailbox: string, row: Row): Row {
	return { ...row, mailbox };
}

/** Messages of mailboxes, as rows of a feed; `clock` is the PBX's. */
export function messageRows(clock: PbxClock): RowKind<ToldMessage> {
	const messageOf = (row: Row) => voicemailMessageFrom(row, clock);
	const identityOf = (row: Row) => `${mailboxOf(row)}/${messageIdOf(row) ?? keyOf(messageOf(row))}`;
	return {
		identityOf,
		formerIdentityOf: identityOf,
		startOf(row) {
			const received = receivedMs(messageOf(row));
			return received === null ? '' : MESSAGE_CLOCK.textOf(received);
		},
		recordOf(row) {
			const message = messageOf(row);
			const received = receivedMs(message);
			const lasted = (message.durationSeconds ?? 0) * SECOND_MS;
			return {
				message: { mailbox: mailboxOf(row), ...message },
				startedAt: message.receivedAt,
				endedAt: received === null ? null : clock.isoOf(received + lasted),
			};
		},
		*unique(rows) {
			const byIdentity = new Map<string, Row>();
			yield* eachOf(rows, (row) => byIdentity.set(identityOf(row), row));
			return [...byIdentity.values()];
		},
		isWholeList: true,
	};
}

function mailboxOf(row: Row): string {
	return textIn(row, 'mailbox') ?? '';
}

/** Of a message without an ID: what stays as it is when it is heard. */
function keyOf({ from, receivedAt, durationSeconds }: VoicemailMessage): string {
	return JSON.stringify([from, receivedAt, durationSeconds]);
}

/** Second 0 of the epoch stands for none. */
function receivedMs({ receivedAt }: VoicemailMessage): number | null {
	const received = msOf(receivedAt);
	return received !== null && received > 0 ? received : null;
}
