/** VOICEMAIL list, messages, message, markread, markunread, delete (pbx.md#voicemail). */
import { localText } from '../clock';
import { widen } from '../devices';
import { chosenBy, reads, writes, type Operation } from '../operation';
import { done, refused } from '../outcome';
import type { Pbx } from '../pbx';
import { audioFile } from '../recordings';
import { inFormat, jsonRows, nothing, pipes } from '../reply';
import type { Row } from '../row';
import { VOICEMAIL_SECRETS } from '../seed';
import type { Mailbox, VoicemailMessage } from '../state';

/** The JSON row of `list` has about this many columns (observed). */
const COLUMN_COUNT = 60;

function mailboxRow({ number, fullName, email }: Mailbox): Row {
	const row: Row = {
		uniqueid: `9${number}`,
		mailbox: number,
		fullname: fullName,
		email,
		attach: 'yes',
		...VOICEMAIL_SECRETS,
	};
	return widen(row, COLUMN_COUNT, 'option');
}

/** The number of a message's record in the database, which is not its ID. */
export const recordOf = ({ id }: VoicemailMessage) => String(9000 + Number(id.split('-')[1]));

const messageRow = (mailbox: Mailbox, message: VoicemailMessage, { switches }: Pbx): Row => ({
	...(switches.voicemailRecords === 'told' ? { id: recordOf(message) } : {}),
	msg_id: message.id,
	callerid: message.callerId,
	origtime: String(Math.floor(message.receivedAt / 1000)),
	duration: String(message.seconds),
	dir: `/var/spool/voicemail/${mailbox.number}/${message.read ? 'Old' : 'INBOX'}`,
});

const findMailbox = ({ state }: Pbx, { mailbox }: Record<string, string>) =>
	state.voicemail.find(({ number }) => number === mailbox);

const findMessage = (pbx: Pbx, params: Record<string, string>) =>
	findMailbox(pbx, params)?.messages.find(({ id }) => id === params.msgid);

function change(carryOut: (mailbox: Mailbox, message: VoicemailMessage) => void): Operation {
	return writes((pbx, request) => {
		const style = pbx.switches.voicemailReply;
		const mailbox = findMailbox(pbx, request.params);
		const message = findMessage(pbx, request.params);
		if (!mailbox || !message) return refused(style, request, 'No such message');
		carryOut(mailbox, message);
		return done(style, request, 'OK');
	});
}

export const voicemailOperations = chosenBy('action', {
	list: reads((pbx, request) => {
		const rows = pbx.state.voicemail.map(mailboxRow);
		const positions = pbx.switches.doubledKeys === 'on';
		return inFormat(request, {
			json: () => jsonRows(pbx, rows, positions),
			plain: () =>
				['Mailbox|Fullname|Email|Attach|']
					.concat(
						rows.map(({ mailbox, fullname, email }) => pipes([mailbox, fullname, email, 'yes'])),
					)
					.map((line) => `${line}\n`)
					.join(''),
		});
	}),
	messages: reads((pbx, request) => {
		const mailbox = findMailbox(pbx, request.params);
		if (!mailbox) return nothing;
		const rows = mailbox.messages.map((message) => messageRow(mailbox, message, pbx));
		return inFormat(request, {
			json: () => {
				if (rows.length === 0) return pbx.switches.voicemailNothing === 'null' ? 'null' : '';
				return jsonRows(pbx, rows, false);
			},
			plain: () =>
				['CallerID|Duration|DateTime|Msgid|Dir|']
					.concat(
						rows.map(({ callerid, duration, origtime, msg_id, dir }) => {
							const date = localText(Number(origtime) * 1000, pbx.zone);
							return pipes([callerid, duration, date, msg_id, dir]);
						}),
					)
					.map((line) => `${line}\n`)
					.join(''),
		});
	}),
	message: reads((pbx, { params }) => {
		const message = findMessage(pbx, params);
		if (!message) return nothing;
		const { bytes, contentType } = audioFile(pbx, {
			baseName: message.id,
			seconds: message.seconds,
		});
		return { body: bytes, contentType };
	}),
	markread: change((_mailbox, message) => {
		message.read = true;
	}),
	markunread: change((_mailbox, message) => {
		message.read = false;
	}),
	delete: change((mailbox, message) => {
		mailbox.messages = mailbox.messages.filter((other) => other !== message);
	}),
});
