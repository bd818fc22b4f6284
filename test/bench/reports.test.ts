/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
/** The rival of the report counts what the report counts. */
import { runInNewContext } from 'node:vm';
import { DateTime } from 'luxon';

import { COUNT_BY_HOUR, COUNT_BY_TEXT, WEEK } from '../../bench/jobs/reports';
import { weeklyRowsFrom } from '../../bench/stubReplies';
import { callFromSimpleCdr } from '../../nodes/GisPbx/pbx/calls/readCdr';
import { CallSummary } from '../../nodes/GisPbx/pbx/reports/callSummary';
import { reportedCall } from '../../nodes/GisPbx/pbx/reports/reportedCall';
import type { Row } from '../../nodes/GisPbx/pbx/rows';
import { PbxClock } from '../../nodes/GisPbx/pbx/time/zoneClock';

const CALLS = 5000;
const clock = new PbxClock('Asia/Jerusalem');

type Items = Array<{ json: object }>;

const rowsOf = (window: typeof WEEK) =>
	JSON.parse(weeklyRowsFrom(window, CALLS).toString()) as Row[];

test.each([
	['by the clock', COUNT_BY_HOUR],
	['by the text', COUNT_BY_TEXT],
])('the Code node gives the same figures of every hour %s', (_, jsCode) => {
	const rows = rowsOf(WEEK);
	expect(rows).toHaveLength(CALLS);
	const summary = new CallSummary({
		...{ by: 'hour', window: WEEK, clock, countryCode: '972', serviceLevelSeconds: 20 },
	});
	for (const row of rows) {
		summary.add(reportedCall({ call: callFromSimpleCdr(row, clock), rows: [] }));
	}

	const $input = { all: () => rows.map((json) => ({ json })) };
	const coded = runInNewContext(`(() => {${jsCode}})()`, { $input, DateTime }) as Items;
	const items = summary.items();
	expect(coded.map(({ json }) => json)).toEqual(items);
	expect(items).toHaveLength(7 * 24);
});

test("the stub's weeks have so many calls, each in one window only", () => {
	const day = (date: string) => ({ start: `${date} 00:00:00`, end: `${date} 23:59:59` });
	const week = ['03', '04', '05', '06', '07', '08', '09'].map((date) => day(`2024-06-${date}`));
	const starts = week.flatMap(rowsOf).map((row) => String(row.sc_start));
	expect(starts).toEqual(rowsOf(WEEK).map((row) => String(row.sc_start)));
	expect(starts[0]).toBe('2024-06-03 00:00:00');
	expect(starts.every((start, place) => place === 0 || starts[place - 1] <= start)).toBe(true);
});
