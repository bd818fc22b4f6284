import { randomBytes } from 'node:crypto';
import type { Audio } from './audio';
import type { SeenCall } from './call';
import { addressIn, headerOf, responseTo, userIn, type SipMessage } from './message';

/** A call of a phone in the terms of SIP: both ends' marks and addresses. */
export interface Dialog {
	callId: string;
	/** This end and the other as they stand in From and To of our requests. */
	local: string;
	remote: string;
	/** Where requests go. */
	target: string;
	/** Of our last request. */
	cseq: number;
	/** The INVITE that began it, theirs or ours. */
	invite: SipMessage;
	/** The last response to their INVITE, sent again when it is repeated. */
	answer?: SipMessage;
	audio: Audio;
	seen: SeenCall;
}

export const mark = (): string => randomBytes(6).toString('hex');

/** The mark that an end of a dialog gave itself, in From or To. */
export const tagOf = (value: string): string => /tag=([^;]+)/.exec(value)?.[1] ?? '';

/** A dialog that the other end begins. */
export function invited(invite: SipMessage, audio: Audio): Dialog {
	return {
		callId: headerOf(invite, 'Call-ID'),
		local: `${headerOf(invite, 'To')};tag=${mark()}`,
		remote: headerOf(invite, 'From'),
		target: addressIn(headerOf(invite, 'Contact')),
		cseq: 1,
		invite,
		audio,
		seen: {
			direction: 'in',
			other: userIn(headerOf(invite, 'From')),
			dialled: userIn(invite.first),
		},
	};
}

/** A request inside a dialog, with a branch and number of its own unless it belongs to the INVITE. */
export function requestIn(
	dialog: Dialog,
	method: string,
	contact: string,
	more: Array<[string, string]> = [],
	body = '',
): SipMessage {
	const ofInvite = method === 'ACK' || method === 'CANCEL';
	const cseq = ofInvite ? headerOf(dialog.invite, 'CSeq').split(' ')[0] : String(++dialog.cseq);
	const via =
		method === 'CANCEL'
			? headerOf(dialog.invite, 'Via')
			: `SIP/2.0/UDP ${contact};branch=z9hG4bK${mark()}`;
	return {
		first: `${method} ${dialog.target} SIP/2.0`,
		headers: [
			['Via', via],
			['Max-Forwards', '70'],
			['From', dialog.local],
			['To', dialog.remote],
			['Call-ID', dialog.callId],
			['CSeq', `${cseq} ${method}`],
			['Contact', `<sip:${userIn(dialog.local)}@${contact}>`],
			...more,
		],
		body,
	};
}

/** A response to the INVITE that began a dialog, or to another in it. */
export function answerIn(
	dialog: Dialog,
	request: SipMessage,
	status: string,
	contact: string,
	withAudio = false,
): SipMessage {
	const tag = tagOf(dialog.local);
	const more: Array<[string, string]> = [
		['Contact', `<sip:${userIn(dialog.local)}@${contact}>`],
		['Allow', 'INVITE, ACK, CANCEL, BYE, OPTIONS, NOTIFY, REFER'],
	];
	if (withAudio) more.push(['Content-Type', 'application/sdp']);
	return responseTo(request, status, tag, more, withAudio ? dialog.audio.description() : '');
}
