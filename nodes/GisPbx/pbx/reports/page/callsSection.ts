import type { CallSummary } from '../callSummary';
import { columnChart, COUNT_STEPS, SECOND_STEPS, type Column } from './columnChart';
import { clockTime, count, dayText, duration, percent, shortDay } from './formats';
import { html, type Markup } from './markup';
import { cards, section, table } from './parts';
import type { Words } from './words';

type CallGroup = ReturnType<CallSummary['items']>[number];

/** Calls as Summarize Calls gives them: all in one, by hour, and by day where there are several. */
export interface CallsOfPage {
	all: CallGroup;
	hours: CallGroup[];
	days?: CallGroup[];
	serviceLevelSeconds: number;
}

const MOST_ROWS = 50;

export function callsSection(calls: CallsOfPage, words: Words): Markup {
	const { all, hours, days } = calls;
	const groups = days ?? hours;
	const labelOf = days ? ofDay(words) : ofHour;
	const outcomes = (title: string, columns: Column[]) =>
		columnChart({ title, series: OUTCOMES(words), columns, steps: COUNT_STEPS, text: count });
	const charts = [
		outcomes(
			days ? words.callsByDay : words.callsByHour,
			groups.map(outcomeColumn(labelOf, words)),
		),
		...(days ? [outcomes(words.callsByHourOfDay, hoursOfDay(hours, words))] : []),
		...waitingChart(groups, labelOf, days ? words.waitByDay : words.waitByHour, words),
	];
	const content =
		all.calls === 0
			? [html`<p class="empty">${words.nothing}</p>`]
			: [html`<div class="charts">${charts}</div>`, groupsTable(calls, words)];
	return section(words.calls, words.callsExplained, [headlines(calls, words), ...content]);
}

function headlines({ all, serviceLevelSeconds }: CallsOfPage, words: Words): Markup {
	const { shares, talkSeconds, waitSeconds } = all;
	return cards([
		[words.calls, count(all.calls)],
		[words.answered, count(all.answered), shares.answered, words.ofAll],
		[words.missed, count(all.missed), shares.missed, words.ofInbound],
		[words.abandoned, count(all.abandoned), shares.abandoned, words.ofInbound],
		[words.voicemail, count(all.voicemail), shares.voicemail, words.ofInbound],
		[words.inbound, count(all.inbound), shares.inbound, words.ofAll],
		[words.outbound, count(all.outbound), shares.outbound, words.ofAll],
		[words.internal, count(all.internal), shares.internal, words.ofAll],
		[words.uniqueCallers, count(all.uniqueCallers)],
		[words.withheld, count(all.withheld)],
		[
			words.within(serviceLevelSeconds),
			count(all.answeredWithinServiceLevel),
			shares.answeredWithinServiceLevel,
			words.ofInbound,
		],
		[words.meanWait, duration(waitSeconds.mean)],
		[words.p90, duration(waitSeconds.p90)],
		[words.longest, duration(waitSeconds.longest)],
		[words.talk, duration(talkSeconds.sum)],
		[words.meanTalk, duration(talkSeconds.mean)],
	]);
}

const OUTCOMES = (words: Words) => [
	{ name: words.answered, kind: 'answered' },
	{ name: words.abandoned, kind: 'abandoned' },
	{ name: words.voicemail, kind: 'voicemail' },
	{ name: words.turnedAway, kind: 'turned-away' },
	{ name: words.notReached, kind: 'not-reached' },
];

/** In the order of {@link OUTCOMES}; together they are all calls. */
function outcomesOf({ calls, answered, missed, abandoned, voicemail }: CallGroup): number[] {
	const turnedAway = missed - abandoned - voicemail;
	return [answered, abandoned, voicemail, turnedAway, calls - answered - missed];
}

interface Labels {
	short(group: string): string;
	long(group: string): string;
}

const ofHour: Labels = { short: (group) => group.slice(11, 13), long: clockTime };

function ofDay(words: Words): Labels {
	return { short: (group) => shortDay(group, words), long: (group) => dayText(group, words) };
}

function outcomeColumn({ short, long }: Labels, words: Words) {
	return (group: CallGroup): Column => {
		const [answered, ...others] = outcomesOf(group);
		return columnOf(
			short(group.group ?? ''),
			long(group.group ?? ''),
			[answered, ...others],
			words,
		);
	};
}

function columnOf(label: string, title: string, values: number[], words: Words): Column {
	const told = OUTCOMES(words).flatMap(({ name }, place) =>
		values[place] > 0 ? `${name}: ${count(values[place])}` : [],
	);
	return { label, title: [title, ...told].join('\n'), values };
}

/** The same hour of several days together. */
function hoursOfDay(hours: CallGroup[], words: Words): Column[] {
	return Array.from({ length: 24 }, (_, hour) => {
		const label = String(hour).padStart(2, '0');
		const same = hours.filter(({ group }) => group?.slice(11, 13) === label).map(outcomesOf);
		const values = OUTCOMES(words).map((_kind, place) =>
			same.reduce((sum, each) => sum + each[place], 0),
		);
		return columnOf(label, `${label}:00`, values, words);
	});
}

/** How long callers waited: half of them, and nine of ten. */
function waitingChart(
	groups: CallGroup[],
	{ short, long }: Labels,
	title: string,
	words: Words,
): Markup[] {
	if (groups.every(({ waitSeconds }) => waitSeconds.p90 === null)) return [];
	const series = [
		{ name: words.median, kind: 'median' },
		{ name: words.p90, kind: 'p90' },
	];
	const columns = groups.map(({ group, waitSeconds: { median, p90 } }) => ({
		label: short(group ?? ''),
		title: `${long(group ?? '')}\n${words.median}: ${duration(median)}\n${words.p90}: ${duration(p90)}`,
		values: [median ?? 0, (p90 ?? 0) - (median ?? 0)],
	}));
	return [columnChart({ title, series, columns, steps: SECOND_STEPS, text: duration })];
}

function groupsTable({ hours, days, serviceLevelSeconds }: CallsOfPage, words: Words): Markup {
	const labels = days ? ofDay(words) : ofHour;
	return table<CallGroup>(
		[
			{
				head: days ? words.day : words.hour,
				isText: true,
				cell: ({ group }) => html`${group === null ? words.none : labels.long(group)}`,
			},
			{ head: words.calls, cell: ({ calls }) => count(calls) },
			{ head: words.inbound, cell: ({ inbound }) => count(inbound) },
			{ head: words.answered, cell: ({ answered }) => count(answered) },
			{ head: words.missed, cell: ({ missed }) => count(missed) },
			{ head: words.abandoned, cell: ({ abandoned }) => count(abandoned) },
			{ head: words.voicemail, cell: ({ voicemail }) => count(voicemail) },
			{
				head: words.within(serviceLevelSeconds),
				cell: ({ shares }) => percent(shares.answeredWithinServiceLevel),
			},
			{ head: words.meanWait, cell: ({ waitSeconds }) => duration(waitSeconds.mean) },
			{ head: words.longest, cell: ({ waitSeconds }) => duration(waitSeconds.longest) },
			{ head: words.talk, cell: ({ talkSeconds }) => duration(talkSeconds.sum) },
		],
		days ?? hours,
		MOST_ROWS,
		words,
	);
}
