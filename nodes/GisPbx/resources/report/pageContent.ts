import type { Reading } from '../../callRecords/eachCall';
import type { PageContent } from '../../pbx/reports/page/reportPage';
import { wallMs } from '../../pbx/time/wallText';
import { DAY_MS, HOUR_MS } from '../../pbx/time/zoneClock';
import { callSummaries } from './callSummaries';
import { maskedNumber, unreturnedCalls } from './getUnreturned';
import { periodOf } from './reportFields';
import { agentFigures } from './summarizeAgents';
import { queueFigures } from './summarizeQueue';

interface PageOptions {
	serviceLevelSeconds: number;
	maskNumbers: boolean;
	/** ISO 8601 with the PBX's offset. */
	countedAt: string;
}

type Read = (reading: Reading, options: PageOptions) => Promise<Partial<PageContent>>;

/** What a page may be about: each by the operation that gives the same figures. */
const PARTS = { summarizeCalls, getUnreturned, summarizeQueue, summarizeAgents } satisfies Record<
	string,
	Read
>;

export type PagePart = keyof typeof PARTS;

/** The figures of one part, or of all, read one after another. */
export async function pageContent(
	reading: Reading,
	content: PagePart | 'all',
	options: PageOptions,
): Promise<PageContent> {
	const { window, clock } = reading;
	const parts: Read[] = content === 'all' ? Object.values(PARTS) : [PARTS[content]];
	const figures: PageContent = { period: periodOf(window, clock), countedAt: options.countedAt };
	for (const part of parts) Object.assign(figures, await part(reading, options));
	return figures;
}

/** A day is told by its hours, a longer time by its days, too. */
async function summarizeCalls(reading: Reading, { serviceLevelSeconds }: PageOptions) {
	const { start, end } = reading.window;
	const isLong = wallMs(end) - wallMs(start) > DAY_MS + HOUR_MS;
	const by = ['none', 'hour', ...(isLong ? (['day'] as const) : [])] as const;
	const { summaries } = await callSummaries(reading, { by, serviceLevelSeconds });
	const [all] = summaries.none.items();
	const days = isLong ? summaries.day.items() : undefined;
	return { calls: { all, hours: summaries.hour.items(), days, serviceLevelSeconds } };
}

async function getUnreturned(reading: Reading, { maskNumbers }: PageOptions) {
	const unreturned = await unreturnedCalls(reading, {});
	const numbers = unreturned.list();
	return {
		unreturned: {
			numbers: maskNumbers ? numbers.map(maskedNumber) : numbers,
			withheld: unreturned.withheld,
		},
	};
}

async function summarizeQueue(reading: Reading, { serviceLevelSeconds }: PageOptions) {
	const figures = await queueFigures(reading, { by: 'queue', serviceLevelSeconds });
	return { queues: { ...figures, serviceLevelSeconds } };
}

async function summarizeAgents(reading: Reading) {
	return { agents: await agentFigures(reading) };
}
