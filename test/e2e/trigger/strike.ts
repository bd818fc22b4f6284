/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { HANGING_AFTER_MS } from '../../../tools/n8n/patience';
import type { FeedWatcher, Line } from './line';
import { waitUntil } from './waitUntil';

/** Where in a poll a kill falls. */
export type Moment = 'request' | 'answer' | 'after';

export interface Plan {
	moment: Moment;
	/** Milliseconds after that moment. */
	delayMs: number;
	/** Polls that go well first. */
	pollsBefore: number;
}

export interface Strike {
	moment: Moment;
	/** Which poll it was since n8n had started; 1 is mostly the one that n8n makes at its start. */
	poll: number;
	/** Measured: milliseconds from the moment to the signal. */
	offsetMs: number;
	/** Whether no other poll had begun by then. */
	isBeforeNextPoll: boolean;
}

const WATCHED: Record<Moment, keyof FeedWatcher> = {
	request: 'atRequest',
	answer: 'whileAnswering',
	after: 'afterAnswer',
};

/** What the table calls each moment. */
export const MOMENT_TEXTS: Record<Moment, string> = {
	request: "at the feed's request",
	answer: 'while its answer goes out',
	after: 'after its answer',
};

/** Far less than the time until the next poll. */
const LONGEST_DELAY_MS = 1_450;
const KINDS: Moment[] = ['request', 'answer', 'after', 'after'];

/**
 * Kills spread over the moments: half of them after the answer, from 0 to 1,450 ms, the closer the
 * denser, since n8n saves the state and starts the execution right after.
 */
export function planStrikes(count: number): Plan[] {
	const moments = Array.from({ length: count }, (_, position) => KINDS[position % KINDS.length]);
	const last = Math.max(1, moments.filter((moment) => moment === 'after').length - 1);
	let after = 0;
	return moments.map((moment, position) => ({
		moment,
		delayMs: moment === 'after' ? Math.round(LONGEST_DELAY_MS * (after++ / last) ** 3) : 0,
		pollsBefore: (position + Math.floor(position / KINDS.length)) % 2,
	}));
}

/** Waits for the moment and calls `kill`, which sends the signal before it returns. */
export async function strike(
	line: Line,
	{ moment, delayMs, pollsBefore }: Plan,
	kill: () => void,
): Promise<Strike> {
	const before = line.feedRequests;
	const pollsNow = () => line.feedRequests - before;
	await waitUntil(() => pollsNow() >= pollsBefore, 10);
	return await new Promise((resolve, reject) => {
		const giveUp = setTimeout(() => {
			line.watcher = undefined;
			reject(new Error('n8n does not poll'));
		}, HANGING_AFTER_MS);
		const onMoment = () => {
			line.watcher = undefined;
			clearTimeout(giveUp);
			const reachedAt = performance.now();
			const poll = pollsNow();
			const end = () => {
				kill();
				const offsetMs = performance.now() - reachedAt;
				resolve({ moment, poll, offsetMs, isBeforeNextPoll: pollsNow() === poll });
			};
			if (delayMs === 0) end();
			else setTimeout(end, delayMs);
		};
		line.watcher = { [WATCHED[moment]]: onMoment };
	});
}
