/** What a figure means, by example. */
import { isVoicemail, isVoicemailLeg } from '../../../../../nodes/GisPbx/pbx/calls/missed';
import { maskNumbers } from '../../../../../nodes/GisPbx/pbx/phoneNumber';
import type { CallRecord } from '../../../../../nodes/GisPbx/pbx/calls/callRecord';
import { NumberIndex } from '../../../../../nodes/GisPbx/pbx/reports/numberIndex';
import { reportedCall, type ReadCall } from '../../../../../nodes/GisPbx/pbx/reports/reportedCall';
import { CallSummary } from '../../../../../nodes/GisPbx/pbx/reports/callSummary';
import { SecondsTally, shareOf } from '../../../../../nodes/GisPbx/pbx/reports/secondsTally';
import { TIME_GROUPS } from '../../../../../nodes/GisPbx/pbx/reports/timeGroups';
import { UnreturnedCalls } from '../../../../../nodes/GisPbx/pbx/reports/unreturned';
import { openingHoursOf } from '../../../../../nodes/GisPbx/pbx/time/openingHours';
import { behindSlice, firstSlice, nextLength } from '../../../../../nodes/GisPbx/pbx/time/slices';
import { wallMs } from '../../../../../nodes/GisPbx/pbx/time/wallText';
import { windowBefore } from '../../../../../nodes/GisPbx/pbx/time/window';
import { PbxClock } from '../../../../../nodes/GisPbx/pbx/time/zoneClock';

const JERUSALEM = new PbxClock('Asia/Jerusalem');

const CALL: CallRecord = {
	callId: 'pbx01-1780304400.1',
	linkedId: null,
	originateId: null,
	startedAt: '2026-06-01T12:00:00+03:00',
	answeredAt: null,
	endedAt: '2026-06-01T12:00:40+03:00',
	durationSeconds: 40,
	talkSeconds: 30,
	direction: 'inbound',
	disposition: 'answered',
	from: '0500000001',
	fromName: null,
	to: '0700000000',
	answeredBy: '204',
	externalNumber: '0500000001',
	externalNumberE164: '+972500000001',
	extension: '204',
};
const read = (more: Partial<ReadCall['call']>, rows: ReadCall['rows'] = []): ReadCall => ({
	call: { ...CALL, ...more },
	rows,
});
const NOBODY = { disposition: 'noAnswer', answeredBy: null, talkSeconds: 0 };

describe('outcome, talk and wait', () => {
	test.each<[string, Partial<ReadCall['call']>, string, number | null, number | null]>([
		['a person', {}, 'answered', 30, 10],
		['without talk time', { talkSeconds: null }, 'answered', null, null],
		['without a duration', { durationSeconds: null }, 'answered', 30, null],
		['longer talk than call', { talkSeconds: 50 }, 'answered', 50, 0],
		['legs tell the wait', { waitingSeconds: 7, legs: [] }, 'answered', 30, 7],
		['nobody', NOBODY, 'abandoned', null, 40],
		['nobody, not even a word', { ...NOBODY, disposition: null }, 'abandoned', null, 40],
		['busy', { ...NOBODY, disposition: 'busy' }, 'turnedAway', null, 40],
		['voicemail in the list', { answeredBy: 'Voicemail 506' }, 'voicemail', null, null],
		['nobody named', { answeredBy: null }, 'abandoned', null, 40],
		['out', { direction: 'outbound', answeredBy: null }, 'answered', 30, null],
		[
			'out, dialled with a code',
			{ direction: 'outbound', answeredBy: '*670500000001' },
			'answered',
			30,
			null,
		],
		['out, to a service', { direction: 'outbound', answeredBy: '*97' }, 'unanswered', null, null],
		['out, in vain', { ...NOBODY, direction: 'outbound' }, 'unanswered', null, null],
		[
			'inside, voicemail',
			{ direction: 'internal', answeredBy: 'Voicemail 205' },
			'unanswered',
			null,
			null,
		],
	])('%s', (_, more, outcome, talkSeconds, waitSeconds) => {
		expect(reportedCall(read(more))).toMatchObject({ outcome, talkSeconds, waitSeconds });
	});

	test('voicemail is told by a leg', () => {
		const rows = [{ lastapp: 'VoiceMail' }];
		expect(reportedCall(read({ ...NOBODY, legs: [], waitingSeconds: 9 }, rows))).toMatchObject({
			...{ outcome: 'voicemail', waitSeconds: 9 },
		});
	});

	test.each([
		[{ lastapp: 'VoiceMail', lastdst: '204' }, true],
		[{ lastapp: 'VoiceMailMain' }, false],
		[{ lastapp: 'Dial', lastdst: 'Voicemail 204' }, false],
		[{ lastdst: 'Voicemail 204' }, true],
		[{ wherelanded: 'Voicemail 204' }, true],
		[{ lastdst: '204-DEMOCO' }, false],
		[{}, false],
	])('the leg %j', (row, isIt) => {
		expect(isVoicemailLeg(row)).toBe(isIt);
	});

	test('voicemail by name', () => {
		expect([null, 'Voicemail 1', 'voicemail', '204'].map(isVoicemail)).toEqual([
			...[false, true, true, false],
		]);
	});
});

describe('lengths of time', () => {
	const figures = (...seconds: Array<number | null>) => {
		const tally = new SecondsTally();
		for (const each of seconds) tally.add(each);
		return tally.figures();
	};

	test.each([
		[[], { mean: null, median: null, p90: null, longest: null }],
		[[null], { mean: null, median: null, p90: null, longest: null }],
		[[5], { mean: 5, median: 5, p90: 5, longest: 5 }],
		[[3, 1], { mean: 2, median: 2, p90: 3, longest: 3 }],
		[[1, 2, 2.4, 0], { mean: 1.3, median: 1.5, p90: 2, longest: 2 }],
		[[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], { mean: 5.5, median: 5.5, p90: 9, longest: 10 }],
	])('of %j', (seconds, expected) => {
		expect(figures(...seconds)).toEqual(expected);
	});

	test('a share of nothing is none', () => {
		expect([shareOf(0, 0), shareOf(0, 3), shareOf(1, 3), shareOf(3, 3)]).toEqual([
			...[null, 0, 0.333, 1],
		]);
	});
});

describe('groups of time', () => {
	const { day, hour, weekday } = TIME_GROUPS;

	test('hours, where a clock is set back by half of one', () => {
		const clock = new PbxClock('Australia/Lord_Howe');
		const window = { start: '2026-04-05 01:00:00', end: '2026-04-05 02:59:59' };
		expect(hour.keysOf(window, clock)).toEqual([
			'2026-04-05T01:00:00+11:00',
			'2026-04-05T01:00:00+10:30',
			'2026-04-05T02:00:00+10:30',
		]);
	});

	test('the group of the period before', () => {
		const WEEK = 7 * 24 * 3_600_000;
		const of = (key: string) => hour.before(key, WEEK, JERUSALEM);
		expect(day.before('2026-06-01', WEEK, JERUSALEM)).toBe('2026-05-25');
		expect(weekday.before('Sunday', WEEK, JERUSALEM)).toBe('Sunday');
		expect(TIME_GROUPS.hourOfWeek.before('Sunday 09:00', WEEK, JERUSALEM)).toBe('Sunday 09:00');
		expect(of('2026-06-01T09:00:00+03:00')).toBe('2026-05-25T09:00:00+03:00');
		// Winter was told with another offset, and spring left an hour out.
		expect(of('2026-04-01T09:00:00+03:00')).toBe('2026-03-25T09:00:00+02:00');
		expect(of('2026-04-03T02:00:00+03:00')).toBe('');
	});

	test('the window before is as long', () => {
		const window = { start: '2026-06-01 00:00:00', end: '2026-06-07 23:59:59' };
		expect(windowBefore(window)).toEqual({
			window: { start: '2026-05-25 00:00:00', end: '2026-05-31 23:59:59' },
			ms: 7 * 24 * 3_600_000,
		});
	});
});

describe('opening hours', () => {
	const byHour = () =>
		new CallSummary({
			by: 'hour',
			window: { start: '2026-06-01 16:00:00', end: '2026-06-01 17:59:59' },
			clock: JERUSALEM,
			countryCode: '972',
			serviceLevelSeconds: 20,
			openingHours: openingHoursOf('Sun-Sat 9-17'),
		});
	const at = (time: string) => `2026-06-01T${time}+03:00`;

	it('end before their last minute', () => {
		const summary = byHour();
		summary.add(reportedCall(read({ startedAt: at('16:59:59') })));
		summary.add(reportedCall(read({ startedAt: at('17:00:00') })));

		expect(summary.items()).toMatchObject([
			{ group: at('16:00:00'), calls: 1, within: { calls: 1 }, outside: { calls: 0 } },
			{ group: at('17:00:00'), calls: 1, within: { calls: 0 }, outside: { calls: 1 } },
		]);
	});

	it('hold no call without a start, which is in no group of time either', () => {
		const summary = byHour();
		summary.add(reportedCall(read({ startedAt: null })));

		expect(summary.items()).toMatchObject([
			{ group: at('16:00:00'), calls: 0 },
			{ group: at('17:00:00'), calls: 0 },
			{ group: null, calls: 1, within: { calls: 0 }, outside: { calls: 0 } },
		]);
		expect(summary.itemBefore(null, 0)).toMatchObject({ calls: 1 });
	});
});

test('one number however it is written, though many are met', () => {
	const index = new NumberIndex('972');
	const id = index.idOf('0501234567');
	for (let number = 0; number < 100_001; number++) index.keyOf(String(number));

	expect(index.idOf('+972-50-123-4567')).toBe(id);
	expect(index.idOf('0501234567')).toBe(id);
	expect(index.idOf('0501234568')).not.toBe(id);
	expect(index.keyOf('00972501234567')).toBe('+972501234567');
});

describe('who was not called back', () => {
	const at = (time: string) => `2026-06-01T${time}+03:00`;
	const list = (...calls: Array<Partial<ReadCall['call']>>) => {
		const unreturned = new UnreturnedCalls('972');
		for (const call of calls) unreturned.add(reportedCall(read(call)), true);
		return unreturned.list();
	};
	const missed = (time: string, more: Partial<ReadCall['call']> = {}) => ({
		...{ ...NOBODY, startedAt: at(time), endedAt: at(time) },
		...more,
	});

	test('a talk ends it that was up in the second of the call, or began later', () => {
		const talk = (from: string, until: string) => ({ startedAt: at(from), endedAt: at(until) });
		expect(list(missed('12:00:00'), talk('11:50:00', '12:00:00'))).toEqual([]);
		expect(list(talk('12:00:01', '12:10:00'), missed('12:00:00'))).toEqual([]);
		expect(list(missed('12:00:00'), talk('11:50:00', '11:59:59'))).toMatchObject([
			{ timesCalled: 1 },
		]);
		expect(list(missed('12:00:00'), { ...talk('12:00:00', ''), endedAt: null })).toEqual([]);
	});

	test('a missed call of no known time counts until anybody has spoken with the number', () => {
		const timeless = { ...NOBODY, startedAt: null, waitingSeconds: null };
		expect(list(timeless)).toMatchObject([{ timesCalled: 1, firstAt: null, waitedSeconds: null }]);
		expect(list(timeless, {})).toEqual([]);
		expect(list({}, timeless)).toEqual([]);
		expect(list({ startedAt: null, endedAt: null }, timeless)).toMatchObject([{ timesCalled: 1 }]);
	});

	test('two calls of one second are told in one order', () => {
		const calls = [
			missed('12:00:00', { callId: 'a', fromName: 'A' }),
			missed('12:00:00', { callId: 'b', fromName: 'B' }),
		];
		expect(list(...calls)).toEqual(list(...calls.reverse()));
		expect(list(...calls)).toMatchObject([{ name: 'B', timesCalled: 2 }]);
	});

	test('an attempt counts since the first of the calls; one in vain of no known time is none', () => {
		const attempt = (startedAt: string | null) => ({
			...NOBODY,
			direction: 'outbound' as const,
			startedAt,
		});
		const last = (...calls: Array<Partial<ReadCall['call']>>) => list(...calls)[0].lastAttempt;
		expect(last(missed('12:00:00'), attempt(at('11:00:00')))).toBeNull();
		expect(last(missed('12:00:00'), attempt(at('13:00:00')), attempt(at('12:30:00')))).toBe(
			at('13:00:00'),
		);
		expect(last(missed('12:00:00'), attempt(null))).toBeNull();
	});

	test('a number that is no number of a telephone network is told as it is', () => {
		expect(list(missed('12:00:00', { externalNumber: '*2407' }))).toMatchObject([
			{ number: '*2407', numberE164: null },
		]);
	});
});

describe('slices', () => {
	const window = { start: '2026-06-01 12:00:00', end: '2026-06-09 11:59:59' };
	const DAY = 24 * 3_600_000;

	test('touch each other and end with the window', () => {
		const first = firstSlice(window, 7 * DAY);
		const left = behindSlice(window, first);
		expect(first).toEqual({ start: window.start, end: '2026-06-08 11:59:59' });
		expect(left).toEqual({ start: '2026-06-08 12:00:00', end: window.end });
		expect(left && firstSlice(left, DAY)).toEqual(left);
		expect(left && behindSlice(left, left)).toBeUndefined();
		expect(firstSlice(window, 9 * DAY)).toEqual(window);
		expect(wallMs(first.end)).toBeLessThan(wallMs(left?.start ?? ''));
	});

	test('grow to a week and shrink to an hour', () => {
		expect(nextLength(DAY, 0, 100)).toBe(2 * DAY);
		expect(nextLength(4 * DAY, 24, 100)).toBe(7 * DAY);
		expect(nextLength(DAY, 25, 100)).toBe(DAY);
		expect(nextLength(DAY, 101, 100)).toBe(DAY / 2);
		expect(nextLength(3_600_000, 101, 100)).toBe(3_600_000);
	});
});

test.each([
	['+972501234567', '***567'],
	['050-123 45 67', '***567'],
	['*670501234567#', '***567'],
	['Dana 050-1234567 (home 03/1234567)', 'Dana ***567 (home ***567)'],
	['\u202a+972 50 123 4567\u202c', '\u202a***567\u202c'],
	['204', '204'],
	['*2407', '*2407'],
	['204-DEMOCO', '204-DEMOCO'],
	['', ''],
])('masks the numbers in %j', (text, masked) => {
	expect(maskNumbers(text)).toBe(masked);
});
