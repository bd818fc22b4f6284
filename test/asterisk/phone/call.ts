/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { setTimeout as wait } from 'node:timers/promises';

/** What a phone saw of a call, by its own clock (epoch milliseconds). */
export interface SeenCall {
	direction: 'in' | 'out';
	/** The number shown, or dialled. */
	other: string;
	/** Of a call that came in: the number that was dialled, which is the trunk's to know. */
	dialled?: string;
	ringingAt?: number;
	answeredAt?: number;
	endedAt?: number;
	/** Seconds of sound that it sent, once the call has ended. */
	saidSeconds?: number;
	/** Who ended it. */
	endedBy?: 'phone' | 'pbx';
	/** The status by which an unanswered call ended, e.g. 486; 487 is a cancelled one. */
	status?: number;
}

/** Seconds between two events as a phone saw them. */
export const secondsOf = (from: number | undefined, to: number | undefined): number =>
	from === undefined || to === undefined ? 0 : (to - from) / 1000;

/** Talk as the phone saw it, in seconds. */
export const talkOf = ({ answeredAt, endedAt }: SeenCall): number => secondsOf(answeredAt, endedAt);

/** Waits until something is there; an end to waiting, and no measure of how fast it came. */
export async function until<Seen>(
	what: string,
	look: () => Seen | Promise<Seen>,
	seconds = 60,
): Promise<NonNullable<Awaited<Seen>>> {
	const giveUpAt = Date.now() + seconds * 1000;
	for (;;) {
		const seen = await look();
		if (seen) return seen;
		if (Date.now() > giveUpAt) throw new Error(`${what}: not seen in ${seconds} s`);
		await wait(20);
	}
}
