import type { QueueSummary } from '../queueSummary';
import { count, duration, percent } from './formats';
import { html, name, type Markup } from './markup';
import { section, table } from './parts';
import type { Words } from './words';

type QueueGroup = ReturnType<QueueSummary['items']>[number];

/** Queues as Summarize Queue gives them. */
export interface QueuesOfPage {
	groups: QueueGroup[];
	source: 'legs' | 'queueLog';
	serviceLevelSeconds: number;
}

const MOST_ROWS = 50;

export function queuesSection(
	{ groups, source, serviceLevelSeconds }: QueuesOfPage,
	words: Words,
): Markup {
	const rows = table<QueueGroup>(
		[
			{ head: words.queue, isText: true, cell: ({ group }) => name(group ?? words.none) },
			{ head: words.offered, cell: ({ offered }) => count(offered) },
			{ head: words.answered, cell: ({ answered }) => count(answered) },
			{ head: words.abandoned, cell: ({ abandoned }) => count(abandoned) },
			{ head: words.abandonedShort, cell: ({ abandonedShort }) => count(abandonedShort) },
			{ head: words.abandonedShare, cell: ({ shares }) => percent(shares.abandoned) },
			{ head: words.timedOut, cell: ({ timedOut }) => count(timedOut) },
			{ head: words.other, cell: ({ other }) => count(other) },
			{
				head: words.within(serviceLevelSeconds),
				cell: ({ shares }) => percent(shares.answeredWithinServiceLevel),
			},
			{ head: words.meanWait, cell: ({ waitSeconds }) => duration(waitSeconds.mean) },
			{ head: words.longest, cell: ({ waitSeconds }) => duration(waitSeconds.longest) },
			{ head: words.meanTalk, cell: ({ talkSeconds }) => duration(talkSeconds.mean) },
		],
		groups,
		MOST_ROWS,
		words,
	);
	const isEmpty = groups.every(({ offered }) => offered === 0);
	return section(words.queues, words.queuesExplained[source], [
		isEmpty ? html`<p class="empty">${words.nothing}</p>` : rows,
	]);
}
