import { AgentSummary } from '../../../../../../nodes/GisPbx/pbx/reports/agentSummary';
import { CallSummary } from '../../../../../../nodes/GisPbx/pbx/reports/callSummary';
import {
	reportPage,
	type PageContent,
} from '../../../../../../nodes/GisPbx/pbx/reports/page/reportPage';
import { WORDS } from '../../../../../../nodes/GisPbx/pbx/reports/page/words';
import { QueueSummary } from '../../../../../../nodes/GisPbx/pbx/reports/queueSummary';
import type { ReportedCall } from '../../../../../../nodes/GisPbx/pbx/reports/reportedCall';
import { UnreturnedCalls } from '../../../../../../nodes/GisPbx/pbx/reports/unreturned';
import { PbxClock } from '../../../../../../nodes/GisPbx/pbx/time/zoneClock';

const clock = new PbxClock('Asia/Jerusalem');
const DAY = { start: '2026-06-01 00:00:00', end: '2026-06-01 23:59:59' };
const WEEK = { start: '2026-05-31 00:00:00', end: '2026-06-06 23:59:59' };
const MONTH = { start: '2026-05-01 00:00:00', end: '2026-05-31 23:59:59' };
const SERVICE_LEVEL = { serviceLevelSeconds: 20 };

/** What strangers may call themselves. */
const NAMES = [
	'<img src=x onerror=alert(1)>',
	'"><script>alert(1)</script>',
	"'); background: url(http://evil.example/",
	'</style></title><svg onload=alert(1)>',
	'דנה & בניה\u0000\u202E',
	'\uD83D',
	`${'ארוך '.repeat(2_000)}END`,
];

const OUTCOMES = ['answered', 'abandoned', 'voicemail', 'turnedAway', 'unanswered'] as const;

/** A page about so many calls, each from a number of its own, spread over the time. */
function pageAbout(calls: number, window = DAY): PageContent {
	const [from, to] = [clock.instantOf(window.start, 'start'), clock.instantOf(window.end, 'end')];
	const [first, last] = [from as number, to as number];
	const how = { window, clock, countryCode: '972', ...SERVICE_LEVEL };
	const [none, hour, day] = (['none', 'hour', 'day'] as const).map(
		(by) => new CallSummary({ ...how, by }),
	);
	const unreturned = new UnreturnedCalls('972');
	const queues = new QueueSummary({
		...{ by: 'queue', window, clock, ...SERVICE_LEVEL, shortAbandonSeconds: 5 },
	});
	for (let index = 0; index < calls; index++) {
		const startedAt = clock.isoOf(first + Math.floor(((last - first) * index) / calls));
		const outcome = OUTCOMES[index % OUTCOMES.length];
		const fromName = NAMES[index % NAMES.length];
		const reported = {
			call: {
				...{ startedAt, endedAt: startedAt, fromName, to: '0700000000', callId: String(index) },
				direction: outcome === 'unanswered' ? 'outbound' : 'inbound',
				externalNumber: `05${50_000_000 + index}`,
				queue: fromName,
			},
			outcome,
			talkSeconds: outcome === 'answered' ? index % 600 : null,
			waitSeconds: index % 90,
		} as unknown as ReportedCall;
		for (const summary of [none, hour, day]) summary.add(reported);
		unreturned.add(reported, true);
		queues.add({
			...{ startedAt, queue: `${fromName}${index}`, agent: null, outcome: 'abandoned' as const },
			...{ waitingSeconds: index % 90, talkSeconds: null },
		});
	}
	const [agent] = new AgentSummary(undefined).items();
	return {
		period: { start: clock.isoOf(first), end: clock.isoOf(last) },
		countedAt: clock.isoOf(last),
		calls: {
			all: none.items()[0],
			hours: hour.items(),
			days: window === DAY ? undefined : day.items(),
			...SERVICE_LEVEL,
		},
		unreturned: { numbers: unreturned.list(), withheld: unreturned.withheld },
		queues: { groups: queues.items(), source: 'queueLog', ...SERVICE_LEVEL },
		agents: Array.from({ length: Math.min(calls, 1_000) }, (_, index) => ({
			...agent,
			extension: `${NAMES[index % NAMES.length]}${index}`,
		})),
	};
}

/** Marks that are not closed, or closed where another is open; none of a page in order. */
function unclosed(page: string): string[] {
	const open: string[] = [];
	const wrong: string[] = [];
	const body = page.replace('<!DOCTYPE html>', '').replace(/<style>[\s\S]*?<\/style>/, '');
	const mark = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z][a-z0-9-]*="[^"<>]*")*)\s*(\/?)>/g;
	for (const [, closing, name, , single] of body.matchAll(mark)) {
		if (closing && open.pop() !== name) wrong.push(`/${name}`);
		if (!closing && !single) open.push(name);
	}
	return [...wrong, ...open, ...(body.replace(mark, '').match(/[<>]/g) ?? [])];
}

const LANGUAGES = Object.keys(WORDS) as Array<keyof typeof WORDS>;
const PAGES = LANGUAGES.flatMap((language) =>
	[
		[0, DAY],
		[1, DAY],
		[200, DAY],
		[700, WEEK],
	].map(([calls, window]) => [language, calls, window] as [typeof language, number, typeof DAY]),
);

describe.each(PAGES)('a page in %s of %i calls', (language, calls, window) => {
	const page = reportPage(pageAbout(calls, window), language);

	test('is well-formed, whatever callers call themselves', () => {
		expect(unclosed(page)).toEqual([]);
		expect(page).not.toMatch(/NaN|undefined|Infinity|\[object/);
	});

	test('runs nothing and fetches nothing', () => {
		const attributes = [...page.matchAll(/<[a-z][^>]*>/g)].map(([mark]) => mark).join('\n');

		expect(attributes).not.toMatch(/<(?:script|img|link|iframe|object|embed|base|form|a)\b/);
		expect(attributes).not.toMatch(/\s(?:on\w+|src|href|srcset|action|data|style)=/);
		expect(page).not.toMatch(/@import|url\((?!http:\/\/evil)/);
		expect(page).toContain(
			'content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;"',
		);
	});

	test('has no word of the other language', () => {
		const [other] = LANGUAGES.filter((each) => each !== language);

		expect(page).toContain(`<html lang="${language}" dir="${WORDS[language].direction}">`);
		expect(page).toContain(WORDS[language].agentsExplained);
		expect(page).not.toContain(WORDS[other].agentsExplained);
	});
});

test('names are shown as texts, cut, each by itself', () => {
	const page = reportPage(pageAbout(200), 'en');

	expect(page).toContain('<bdi>&lt;img src=x onerror=alert(1)&gt;</bdi>');
	expect(page).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;');
	expect(page).toContain('דנה &amp; בניה \u202E</bdi>');
	expect(page).not.toMatch(/\uD83D|END/);
	expect(page).not.toContain('\u0000');
	expect(page).toContain('…</bdi>');
});

test('its size has a bound, whatever the number of calls, and cut tables say so', () => {
	const [few, many] = [2_000, 40_000].map((calls) => reportPage(pageAbout(calls, MONTH), 'he'));

	expect(many.length).toBeLessThan(few.length * 1.1);
	expect(Buffer.byteLength(many)).toBeLessThan(500_000);
	expect(reportPage(pageAbout(2_000, MONTH), 'en')).toContain(
		'The first 200 of 1,000. The node lists all of them.',
	);
});

test('a longer time is told by its days and by the hours of the day', () => {
	const page = reportPage(pageAbout(700, WEEK), 'en');

	expect(page).toContain('<span>Sunday 2026-05-31</span> to <span>Saturday 2026-06-06</span>');
	expect(
		page.match(/<tr>\s*<td class="text">\s*<bdi|<td class="text">\w+ 2026-/g)?.length,
	).toBeGreaterThan(6);
	expect(page).toContain('Calls by Hour of the Day');
	// 24 hours of the day, and seven days twice.
	expect(page.match(/<g\s*>/g)).toHaveLength(24 + 7 + 7);
});

test('the parts of the columns are all calls', () => {
	const page = reportPage({ ...pageAbout(200), unreturned: undefined }, 'en');
	const [, chart] = page.split('<figcaption>');
	const told = [
		...chart.matchAll(
			/^(?:Answered|Abandoned|Voicemail|Turned away|Outbound or internal, no answer): (\d+)/gm,
		),
	];

	expect(told.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(200);
});

test.each([
	[
		{ start: '2026-06-01T00:00:00+03:00', end: '2026-06-01T14:05:00+03:00' },
		'Monday 2026-06-01 00:00',
		'Monday 2026-06-01 14:05',
	],
	[
		{ start: '2026-05-31T22:00:00+03:00', end: '2026-06-01T23:59:59+03:00' },
		'Sunday 2026-05-31 22:00',
		'Monday 2026-06-01',
	],
])('a time that is no whole day says its edges', (period, from, to) => {
	const page = reportPage({ period, countedAt: period.end }, 'en');

	expect(page).toContain(`<span>${from}</span> to <span>${to}</span>`);
	expect(page).not.toContain('<section>');
});

test('a call without a start is in the table, and of a day alone its hours are', () => {
	const content = pageAbout(5);
	const calls = content.calls as NonNullable<PageContent['calls']>;
	const timeless = { ...calls.hours[0], group: null };
	const page = reportPage({ ...content, calls: { ...calls, hours: [timeless] } }, 'en');

	expect(page).toContain(WORDS.en.none);
	expect(page).not.toMatch(/NaN|undefined|null/);
});

test('whoever has neither name nor queue is shown by number, with the DID that was called', () => {
	const { unreturned, ...content } = pageAbout(5);
	const [number] = unreturned?.numbers ?? [];
	const nameless = { ...number, name: null, queue: null, did: '0700000009' };
	const page = reportPage({ ...content, unreturned: { numbers: [nameless], withheld: 0 } }, 'en');

	expect(page).toContain('0700000009');
	expect(page).not.toMatch(/NaN|undefined|null/);
});
