import type { Window } from '../../time/window';
import { agentsSection, type AgentOfPage } from './agentsSection';
import { callsSection, type CallsOfPage } from './callsSection';
import { dayText, momentText, clockTime } from './formats';
import { figure, html, ownMarkup, type Markup } from './markup';
import { queuesSection, type QueuesOfPage } from './queuesSection';
import { STYLE } from './style';
import { unreturnedSection, type UnreturnedOfPage } from './unreturnedSection';
import { WORDS, type Words } from './words';

export type Language = keyof typeof WORDS;

/** What a page tells; what is not there was not asked for. */
export interface PageContent {
	/** From and to, ISO 8601 with the PBX's offset. */
	period: Window;
	/** When the figures were counted, the same way. */
	countedAt: string;
	calls?: CallsOfPage;
	unreturned?: UnreturnedOfPage;
	queues?: QueuesOfPage;
	agents?: AgentOfPage[];
}

/** Nothing is run and nothing is fetched, whatever a text from outside might try. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** The report as a file of HTML, whole by itself (decisions.md#report-page). */
export function reportPage(content: PageContent, language: Language): string {
	const { period, countedAt, calls, unreturned, queues, agents } = content;
	const words = WORDS[language];
	const day = onlyDayOf(period);
	const span = spanText(period, words);
	const sections = [
		calls ? callsSection(calls, words) : [],
		unreturned ? unreturnedSection(unreturned, day, words) : [],
		queues ? queuesSection(queues, words) : [],
		agents ? agentsSection(agents, day, words) : [],
	];
	return html`<!DOCTYPE html>
		<html lang="${words.language}" dir="${words.direction}">
			<head>
				<meta charset="utf-8" />
				<meta http-equiv="Content-Security-Policy" content="${POLICY}" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="color-scheme" content="light dark" />
				<title>${words.title}, ${span.join(` ${words.until} `)}</title>
				<style>
					${ownMarkup(STYLE)}
				</style>
			</head>
			<body>
				<header>
					<h1>${words.title}</h1>
					<p>${joined(span, words.until)}</p>
				</header>
				${sections}
				<footer>${words.countedAt} ${figure(momentText(countedAt, words))}</footer>
			</body>
		</html> `.text;
}

/** The one day that a period lies within. */
function onlyDayOf({ start, end }: Window): string | undefined {
	const day = start.slice(0, 10);
	return end.startsWith(day) ? day : undefined;
}

/** A whole day, or from and to; the clock is told where it is not that of a day's edge. */
function spanText({ start, end }: Window, words: Words): string[] {
	const isFromMidnight = clockTime(start) === '00:00';
	const isToMidnight = clockTime(end) === '23:59';
	const edge = (iso: string, isBare: boolean) =>
		isBare ? dayText(iso, words) : `${dayText(iso, words)} ${clockTime(iso)}`;
	const isWholeDay = onlyDayOf({ start, end }) !== undefined && isFromMidnight && isToMidnight;
	return isWholeDay
		? [dayText(start, words)]
		: [edge(start, isFromMidnight && isToMidnight), edge(end, isToMidnight)];
}

function joined([first, second]: string[], until: string): Markup {
	return second === undefined
		? html`<span>${first}</span>`
		: html`<span>${first}</span> ${until} <span>${second}</span>`;
}
