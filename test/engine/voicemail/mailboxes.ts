import type { TestPbx } from '../support';

export const MAILBOX = { __rl: true, mode: 'list', value: '204' };
export const MESSAGE_ID = '1475000000-00000004';
export const MESSAGE = { resource: 'voicemail', mailbox: MAILBOX, messageId: MESSAGE_ID };
export const ASKED = { mailbox: '204', messageId: MESSAGE_ID };

/** The messages that are left in the mailbox of extension 204. */
export const messagesIn = ({ simulator }: TestPbx) => simulator.state.voicemail[0].messages;

/** Leaves messages with these IDs in the mailbox of extension 204, beside the one that is there. */
export function leaveMessages({ simulator }: TestPbx, ...ids: string[]): void {
	const { messages } = simulator.state.voicemail[0];
	for (const id of ids) messages.push({ ...messages[0], id });
}
