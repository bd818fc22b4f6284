import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { fetchMailboxes, fetchMessages, mustBeListed } from '../directory/mailboxes';
import { downloadItem } from '../resources/recording/downloadItem';
import { audioRequest } from '../resources/voicemail/message';
import type { PbxConnection } from '../transport/connection';
import { rowIn } from './feed/messageRows';
import type { MessageReader, MessagesRead } from './feed/messages';
import { readInTurn } from './inTurn';

/** What the item says of audio that is not there. */
export const NO_AUDIO = { found: false, fileName: null, mimeType: null };

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
	const { found, failure } = await readInTurn(
		wanted,
		isOver,
		async (mailbox) => await fetchMessages(pbx, mailbox),
	);
	const read = new Set<string>();
	const rows: MessagesRead['rows'] = [];
	for (const [mailbox, messages] of found) {
		for (const row of messages.rows) rows.push(rowIn(mailbox, row));
		if (!messages.mayBeMore) read.add(mailbox);
		if (isFirst && mailboxes && messages.isBlank) await mustBeListed(pbx, mailbox);
	}
	return { rows, wanted, read, isAll: mailboxes === undefined, failure };
}

async function listedMailboxes(pbx: PbxConnection): Promise<string[]> {
	const listed = await fetchMailboxes(pbx);
	return [...new Set(listed.flatMap(({ mailbox }) => mailbox ?? []))];
}
