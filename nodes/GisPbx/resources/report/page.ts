import { endField, startField } from '../../callRecords/cdrFields';
import { choice } from '../../fields/choice';
import type { Field } from '../../fields/field';
import { notSent } from '../../fields/field';
import { reportPage, type PageContent } from '../../pbx/reports/page/reportPage';
import { windowOfPeriod } from '../../pbx/time/period';
import { wallMs } from '../../pbx/time/wallText';
import { windowOf, type Window } from '../../pbx/time/window';
import { DAY_MS } from '../../pbx/time/zoneClock';
import { defineOperation } from '../operation';
import { outputField } from '../recording/fileFields';
import { pageContent, type PagePart } from './pageContent';
import { maskNumbersField, SERVICE_LEVEL_SECONDS, serviceLevelField } from './reportFields';

const MOST_DAYS = 31;

/** Writes a page of what the other reports count (decisions.md#report-page). */
export const page = defineOperation({
	name: 'Report Page',
	action: 'Create a report page',
	description:
		'Create a page of HTML about the calls of a day or a week, with tables and charts, to send, open or print',
	effect: 'reads',
	notForAgents:
		'It gives a file, which an agent does not get. Summarize Calls, Get Unreturned Calls, Summarize Queue and Agent Activity give the same figures.',
	builderHint:
		'Gives one item with the page as a file, e.g. to attach to a mail. For figures to work with, use the other reports.',
	timeoutSeconds: 180,
	fields: {
		content: notSent(
			choice<PagePart | 'all'>(
				{ displayName: 'Content', default: 'all', description: 'What the page is about' },
				[
					{ name: 'Agents', value: 'summarizeAgents', description: 'What each extension did' },
					{ name: 'All', value: 'all' },
					{ name: 'Calls', value: 'summarizeCalls', description: 'By hour, and by day' },
					{ name: 'Queues', value: 'summarizeQueue' },
					{ name: 'Unreturned Calls', value: 'getUnreturned' },
				],
			),
		),
		period: notSent(
			choice(
				{
					displayName: 'Period',
					default: 'yesterday',
					description: "Days of the PBX's own clock. A week begins on Sunday.",
				},
				[
					{ name: 'Between Two Times', value: 'custom', description: 'Up to 31 days' },
					{ name: 'Last Week', value: 'lastWeek' },
					{ name: 'This Week', value: 'thisWeek', description: 'Until now' },
					{ name: 'Today', value: 'today', description: 'Until now' },
					{ name: 'Yesterday', value: 'yesterday' },
				],
			),
		),
		start: ofTwoTimes(startField),
		end: ofTwoTimes(endField),
		language: notSent(
			choice({ displayName: 'Language', default: 'en', description: 'Of the texts of the page' }, [
				{ name: 'English', value: 'en' },
				{ name: 'Hebrew', value: 'he' },
			]),
		),
		outputField,
	},
	options: { maskNumbers: maskNumbersField, serviceLevelSeconds: serviceLevelField },
	async run({ values, options, pbx, clock, n8n, isStopped }) {
		const { content, period, start, end, language } = values;
		const { maskNumbers = false, serviceLevelSeconds = SERVICE_LEVEL_SECONDS } = options;
		const now = Date.now();
		const given = period === 'custom' ? { start, end } : windowOfPeriod(period, clock.textOf(now));
		const window = windowOf(given, clock, pbx);
		if (wallMs(window.end) - wallMs(window.start) > MOST_DAYS * DAY_MS) {
			return pbx.refuse(
				`A page is about ${MOST_DAYS} days at most, not from ${window.start} to ${window.end}`,
				'Choose a shorter time, or Summarize Calls for a long one. Nothing was sent.',
			);
		}
		const figures = await pageContent({ pbx, clock, window, isStopped }, content, {
			...{ maskNumbers, serviceLevelSeconds },
			countedAt: clock.isoOf(now),
		});
		if (isStopped()) return [];
		const file = await n8n.helpers.prepareBinaryData(
			Buffer.from(reportPage(figures, language)),
			fileNameOf(window),
			'text/html',
		);
		const { fileName, mimeType } = file;
		const json = { ...figures.period, content, language, fileName, mimeType, ...countsOf(figures) };
		return [{ json, binary: { [values.outputField]: file }, pairedItem: undefined }];
	},
});

function ofTwoTimes<T>(field: Field<T>): Field<T> {
	return { ...field, showWhen: { period: ['custom'] } };
}

function fileNameOf({ start, end }: Window): string {
	const [first, last] = [start.slice(0, 10), end.slice(0, 10)];
	return `call-report-${first}${last === first ? '' : `-to-${last}`}.html`;
}

/** What is on the page, for a mail's subject or a condition; null of what is not. */
function countsOf({ calls, unreturned, queues, agents }: PageContent) {
	return {
		calls: calls?.all.calls ?? null,
		answered: calls?.all.answered ?? null,
		missed: calls?.all.missed ?? null,
		unreturned: unreturned?.numbers.length ?? null,
		queueCalls: queues?.groups.reduce((sum, { offered }) => sum + offered, 0) ?? null,
		agents: agents?.filter(({ extension }) => extension !== null).length ?? null,
	};
}
