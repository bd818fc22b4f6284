import { mailboxFrom, MESSAGE_ID_COLUMNS, type Mailbox } from '../pbx/lists/voicemail';
import { namedRows, type Row } from '../pbx/rows';
import type { PbxConnection } from '../transport/connection';
import { askList } from './askList';
import { entriesOf, knownRows } from './entriesOf';
import { ifOffered, VOICEMAIL } from './offered';
import { failUnquoted, secretRowsIn } from './unquotedRows';

/**
 * The mailboxes of the tenant, without the secrets that the PBX sends along (pbx.md#secrets-in-rows
 * and pbx.md#voicemail).
 */
export async function fetchMailboxes(pbx: PbxConnection): Promise<Mailbox[]> {
	const reply = await askList(pbx, { reqtype: 'VOICEMAIL', action: 'list' });
	const answer = secretRowsIn(pbx, await ifOffered(pbx, VOICEMAIL, reply));
	return entriesOf(pbx, answer, (rows) => namedRows(rows).map(mailboxFrom), {
		isEntry: ({ mailbox }) => mailbox !== null,
		fail: failUnquoted,
	});
}

/**
 * Ends the item unless the PBX lists the mailbox: it says nothing of a mailbox that is not there, of
 * an empty one and of all voicemail where it offers none.
 */
export async function mustBeListed(pbx: PbxConnection, mailbox: string): Promise<void> {
	const mailboxes = await fetchMailboxes(pbx);
	if (mailboxes.some((listed) => listed.mailbox === mailbox)) return;
	pbx.refuse(
		`Mailbox ${mailbox} was not found`,
		'The PBX lists no mailbox with this number. The operation Get Many of voicemail shows them.',
	);
}

interface Messages {
	rows: Row[];
	/** 0 bytes came in every form: it is empty, or there is no such mailbox. */
	isBlank: boolean;
	/** Rows are missing that the PBX could not print. */
	mayBeMore: boolean;
}

/** The messages of a mailbox, heard or not (pbx.md#voicemail). */
export async function fetchMessages(pbx: PbxConnection, mailbox: string): Promise<Messages> {
	const reply = await askList(pbx, { reqtype: 'VOICEMAIL', action: 'messages', mailbox });
	return {
		rows: knownRows(pbx, pbx.dataOf(reply), MESSAGE_ID_COLUMNS),
		isBlank: reply.kind === 'empty' && reply.isBlank === true,
		mayBeMore: reply.kind === 'data' && (reply.lostElements ?? 0) > 0,
	};
}
