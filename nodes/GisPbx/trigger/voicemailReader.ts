import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { fetchMailboxes, fetchMessages, mustBeListed } from '../directory/mailboxes';
import { downloadItem } from '../resources/recording/downloadItem';
import { audioRequest } from '../resources/voicemail/message';
import type { PbxConnection } from '../transport/connection';
import { rowIn } from './feed/messageRows';
import type { MessageReader, MessagesRead } from './feed/messages';
import { MINUTE_MS } from '../pbx/time/zoneClock';

/** What the item says of audio that is not there. */
export const NO_AUDIO = { found: false, fileName: null, mimeType: null };

/** A PBX that fails for so many mailboxes in a row fails for the next one, too. */
const MOST_FAILURES = 3;

interface Reading {
	/** Undefined: all. */
	mailboxes?: string[];
	downloadSeconds: number;
	isOver(): boolean;
	/** Whether a mailbox that is not there is an error: where nothing was followed yet. */
	isFirst: boolean;
}

/** The eyes of the voicemail feed on the real PBX. */
export function voicemailReader(
	n8n: IPollFunctions,
	pbx: PbxConnection,
	reading: Reading,
): MessageReader<INodeExecutionData> {
	const files = pbx.withTimeout(reading.downloadSeconds);
	let read: Promise<MessagesRead> | undefined;
	return {
		messages: async () => await (read ??= readMailboxes(pbx, reading)),
		async audio({ message: { mailbox, messageId } }) {
			if (messageId === null) return { json: NO_AUDIO };
			const name = `voicemail-${mailbox}-${messageId}`;
			const target = { outputField: 'data', name };
			const request = audioRequest({ mailbox, messageId });
			return (await downloadItem(n8n, files, request, target)) ?? { json: NO_AUDIO };
		},
	};
}

async function readMailboxes(
	pbx: PbxConnection,
	{ mailboxes, isOver, isFirst }: Reading,
): Promise<MessagesRead> {
	const wanted = mailboxes ?? (await listedMailboxes(pbx));
	const read = new Set<string>();
	const rows: MessagesRead['rows'] = [];
	const blank: string[] = [];
	let failure: Error | undefined;
	let failuresInRow = 0;
	for (const mailbox of turned(wanted)) {
		if (failuresInRow === MOST_FAILURES || (read.size > 0 && isOver())) break;
		try {
			const found = await fetchMessages(pbx, mailbox);
			if (found.isBlank) blank.push(mailbox);
			for (const row of found.rows) rows.push(rowIn(mailbox, row));
			if (!found.mayBeMore) read.add(mailbox);
			failuresInRow = 0;
		} catch (error) {
			failure = error as Error;
			failuresInRow++;
		}
	}
	if (failure && read.size === 0) return await Promise.reject(failure);
	if (isFirst && mailboxes) for (const mailbox of blank) await mustBeListed(pbx, mailbox);
	return { rows, wanted, read, isAll: mailboxes === undefined, failure };
}

async function listedMailboxes(pbx: PbxConnection): Promise<string[]> {
	const listed = await fetchMailboxes(pbx);
	return [...new Set(listed.flatMap(({ mailbox }) => mailbox ?? []))];
}

/** From another one on each minute, so that those at the end have their turn where time is short. */
function turned(mailboxes: string[]): string[] {
	if (mailboxes.length === 0) return mailboxes;
	const first = Math.floor(Date.now() / MINUTE_MS) % mailboxes.length;
	return [...mailboxes.slice(first), ...mailboxes.slice(0, first)];
}
