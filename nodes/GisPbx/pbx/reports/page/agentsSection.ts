import type { AgentSummary } from '../agentSummary';
import { count, duration, shortMoment } from './formats';
import { html, name, type Markup } from './markup';
import { section, table } from './parts';
import type { Words } from './words';

/** What an extension did, as Agent Activity gives it. */
export type AgentOfPage = ReturnType<AgentSummary['items']>[number];

const MOST_ROWS = 200;

/** `day`: the one day that the page is about. */
export function agentsSection(
	agents: AgentOfPage[],
	day: string | undefined,
	words: Words,
): Markup {
	const at = (iso: string | null) => shortMoment(iso, day, words);
	const told = agents.filter(({ extension }) => extension !== null);
	const rows = table<AgentOfPage>(
		[
			{ head: words.extension, isText: true, cell: ({ extension }) => name(extension) },
			{ head: words.answered, cell: ({ answered }) => count(answered) },
			{ head: words.missedRings, cell: ({ missedRings }) => count(missedRings) },
			{
				head: words.takenByOthers,
				cell: ({ missedRingsTakenByOthers }) => count(missedRingsTakenByOthers),
			},
			{ head: words.outbound, cell: ({ outbound }) => count(outbound) },
			{ head: words.outboundAnswered, cell: ({ outboundAnswered }) => count(outboundAnswered) },
			{ head: words.internal, cell: ({ internal }) => count(internal) },
			{ head: words.talk, cell: ({ talkSeconds }) => duration(talkSeconds.sum) },
			{ head: words.meanTalk, cell: ({ talkSeconds }) => duration(talkSeconds.mean) },
			{ head: words.firstCall, cell: ({ firstCallAt }) => at(firstCallAt) },
			{ head: words.lastCall, cell: ({ lastCallAt }) => at(lastCallAt) },
		],
		told,
		MOST_ROWS,
		words,
	);
	return section(words.agents, words.agentsExplained, [
		told.length === 0 ? html`<p class="empty">${words.nothing}</p>` : rows,
	]);
}
