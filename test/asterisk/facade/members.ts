import type { AmiMessage } from '../bed/ami';
import type { Asterisk } from '../bed/asterisk';
import { extensionOf, peerOf, QUEUES, type QueueOfBed } from '../bed/numbers';

/** Asterisk's words for the states that its manager gives as numbers. */
const DEVICE_STATES = [
	...['UNKNOWN', 'NOT_INUSE', 'INUSE', 'BUSY', 'INVALID'],
	...['UNAVAILABLE', 'RINGING', 'RINGINUSE', 'ONHOLD'],
];

export const deviceState = (number: string): string => DEVICE_STATES[Number(number)] ?? 'UNKNOWN';

/** A queue by its number or its ID. */
export const queueOf = (name: string | undefined): QueueOfBed | undefined =>
	QUEUES.find(({ id, number }) => name === id || name === number);

export const interfaceOf = (extension: string): string => `SIP/${peerOf(extensionOf(extension))}`;

/** The peer behind a member's interface. */
export const peerOfMember = ({ Location = '' }: AmiMessage): string => Location.replace('SIP/', '');

/** All that Asterisk says of a queue, of its members and of those who wait in it. */
export async function queueStatus({ ami }: Asterisk, { number }: QueueOfBed) {
	const events = await ami.list('QueueStatus', { Queue: number });
	return {
		figures: events.find(({ Event }) => Event === 'QueueParams') ?? {},
		members: events.filter(({ Event }) => Event === 'QueueMember'),
		callers: events.filter(({ Event }) => Event === 'QueueEntry'),
	};
}
