import type { IDataObject } from 'n8n-workflow';

import { usePbx } from '../support';

const pbx = usePbx();
const DAY = { start: '2026-06-01', end: '2026-06-01' };
const REPORT = { resource: 'report' };
const PAGE = { ...REPORT, operation: 'page', period: 'custom', ...DAY };

/** A day of each outcome, in a queue and out of it. */
function aDay(): void {
	const { simulator } = pbx;
	const columns = { lastapp: 'Queue', dst: '900' };
	simulator.addEndedCall({ start: '2026-06-01 09:00:00', talkSeconds: 40, ringSeconds: 7 });
	simulator.addEndedCall({ start: '2026-06-01 09:30:00', direction: 'OUT', talkSeconds: 20 });
	simulator.addEndedCall({ start: '2026-06-01 10:00:00', direction: 'LOCAL', talkSeconds: 0 });
	const missed = { talkSeconds: 0, legs: [{ columns }] };
	simulator.addEndedCall({
		...{ ...missed, start: '2026-06-01 11:00:00', ringSeconds: 25 },
		...{ from: '0500000072', fromName: '<img src=x onerror=alert(1)>' },
	});
	simulator.addEndedCall({
		...{ ...missed, start: '2026-06-01 12:00:00', ringSeconds: 4 },
		...{ from: '0500000073', fromName: 'דנה & בניה' },
	});
}

/** The page of a run, and the item that it came with. */
async function pageOf(parameters: IDataObject) {
	const run = await pbx.run({ ...PAGE, ...parameters } as typeof PAGE);
	expect(run.error).toBeUndefined();
	const [item] = run.items();
	return { item, html: (await run.binary(item)).toString() };
}

/** What stands in the cells of each row, without marks. */
const rowsOf = (html: string) =>
	[...html.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row]) =>
		[...row.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell]) =>
			cell.replace(/<[^>]+>/g, '').trim(),
		),
	);

test('one item with the counts, and the page as a file', async () => {
	aDay();
	const { item, html } = await pageOf({});

	expect(item.json).toEqual({
		...{ start: '2026-06-01T00:00:00+03:00', end: '2026-06-01T23:59:59+03:00' },
		...{ content: 'all', language: 'en' },
		...{ fileName: 'call-report-2026-06-01.html', mimeType: 'text/html' },
		...{ calls: 5, answered: 2, missed: 2, unreturned: 2, queueCalls: 2, agents: 2 },
	});
	expect(item.binary?.data).toMatchObject({
		fileName: 'call-report-2026-06-01.html',
		mimeType: 'text/html',
	});
	expect(html).toContain('<html lang="en" dir="ltr">');
	expect(html).toContain('Monday 2026-06-01');
	expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
	expect(html).not.toMatch(/<img|<script/i);
});

test('shows the figures that the four operations give', async () => {
	aDay();
	const { html } = await pageOf({});
	const rows = rowsOf(html);
	const asked = async (operation: string, more = {}) =>
		(await pbx.run({ ...REPORT, operation, ...DAY, ...more })).json();
	const clock = (seconds: unknown) =>
		seconds === null ? '–' : `0:${String(Math.round(seconds as number)).padStart(2, '0')}`;
	type Figures = Record<string, IDataObject>;

	const hours = (await asked('summarizeCalls', { groupBy: 'hour' })) as Figures[];
	const cellsOfHours = hours.map((each) => [
		String(each.group).slice(11, 16),
		...[each.calls, each.inbound, each.answered, each.missed].map(String),
		clock(each.waitSeconds.longest),
	]);
	const shown = rows.filter(([first]) => /^\d\d:00$/.test(first));
	expect(shown.map((row) => [...row.slice(0, 5), row[9]])).toEqual(cellsOfHours);

	const unreturned = (await asked('getUnreturned')) as IDataObject[];
	expect(unreturned).toHaveLength(2);
	for (const { number, timesCalled, waitedSeconds, lastAt } of unreturned) {
		const row = rows.find(([first]) => first === number);
		expect([row?.[2], row?.[4], row?.[5]]).toEqual([
			String(timesCalled),
			String(lastAt).slice(11, 16),
			clock(waitedSeconds),
		]);
	}

	const [queue] = (await asked('summarizeQueue')) as Figures[];
	expect(rows.find(([first]) => first === '900')?.slice(1, 5)).toEqual(
		[queue.offered, queue.answered, queue.abandoned, queue.abandonedShort].map(String),
	);

	const agents = (await asked('summarizeAgents')) as Figures[];
	expect(agents).toHaveLength(2);
	for (const { extension, ...agent } of agents) {
		const row = rows.find(([first]) => first === String(extension));
		expect(row?.slice(1, 7)).toEqual(
			[
				...[agent.answered, agent.missedRings, agent.missedRingsTakenByOthers],
				...[agent.outbound, agent.outboundAnswered, agent.internal],
			].map(String),
		);
	}
});

test('in Hebrew from right to left, with numbers masked where asked for', async () => {
	aDay();
	const { html } = await pageOf({ language: 'he', options: { maskNumbers: true } });

	expect(html).toContain('<html lang="he" dir="rtl">');
	expect(html).toContain('דנה &amp; בניה');
	expect(html).toContain('***073');
	expect(html).not.toContain('0500000073');
});

test.each([
	['summarizeCalls', ['simplecdrs'], { calls: 5, unreturned: null }],
	['getUnreturned', ['cdrs'], { calls: null, unreturned: 2, queueCalls: null }],
	['summarizeAgents', ['cdrs'], { calls: null, agents: 2 }],
])('of %s alone nothing else is read', async (content, infos, counts) => {
	aDay();
	const { item, html } = await pageOf({ content });

	expect(item.json).toMatchObject({ content, ...counts });
	expect(html.match(/<section>/g)).toHaveLength(1);
	expect(pbx.sent().map(({ info }) => info)).toEqual(expect.arrayContaining(infos));
	expect(pbx.sent().some(({ info }) => info === 'queuelogs')).toBe(false);
});

test('no calls at all are a page of zeros', async () => {
	const { item, html } = await pageOf({});

	expect(item.json).toMatchObject({ calls: 0, unreturned: 0, queueCalls: 0, agents: 0 });
	expect(html).toContain('No calls in this time.');
	expect(html).not.toContain('NaN');
});

test('yesterday is that of the PBX', async () => {
	const { simulator } = pbx;
	const now = Date.now();
	const yesterday = new Intl.DateTimeFormat('sv', { timeZone: simulator.zone }).format(
		now - 24 * 3_600_000,
	);
	const { item } = await pageOf({ period: 'yesterday', content: 'summarizeCalls' });

	expect(item.json.start).toContain(`${yesterday}T00:00:00`);
	expect(item.json.end).toContain(`${yesterday}T23:59:59`);
});

test.each([
	['more than a month', { end: '2026-07-05' }, /^A page is about 31 days at most, not from/],
	['an end before the start', { end: '2026-05-01' }, /^End \(2026-05-01 23:59:59\) is before/],
	['another language', { language: 'fr' }, /^Language must be one of en, he/],
	['another period', { period: 'century' }, /^Period must be one of/],
])('refuses %s, and sends nothing', async (_, parameters, message) => {
	const run = await pbx.run({ ...PAGE, ...parameters });

	expect(run.error?.message).toMatch(message);
	expect(pbx.sent()).toEqual([]);
});

test('there is no page of a part: the error says how far reading got', async () => {
	aDay();
	pbx.simulator.fail('http500', {
		when: ({ info, start }) => info === 'cdrs' && start > '2026-06-02',
	});
	const run = await pbx.run(PAGE);

	expect(run.error?.description).toContain('A part would pass for the whole');
	expect(run.items()).toEqual([]);
});
