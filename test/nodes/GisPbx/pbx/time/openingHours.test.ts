import fc from 'fast-check';

import { isOpenAt, openingHoursOf } from '../../../../../nodes/GisPbx/pbx/time/openingHours';

/** 2026-06-07 is a Sunday. */
const at = (day: number, time: string) => `2026-06-${String(7 + day).padStart(2, '0')} ${time}:00`;
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** The times of a week at which it is open, each day's as from-to, by the minute. */
function weekOf(text: string): Record<string, string> {
	const hours = openingHoursOf(text);
	if (!hours) throw new Error(`not read: ${text}`);
	const minutes = Array.from({ length: 1440 }, (_, minute) => minute);
	const clock = (minute: number) =>
		`${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
	const spans = DAYS.map((_, day) => {
		const open = minutes.filter((minute) => isOpenAt(hours, at(day, clock(minute))));
		const first = open.filter((minute) => !open.includes(minute - 1));
		const last = open.filter((minute) => !open.includes(minute + 1));
		return first.map((from, place) => `${clock(from)}-${clock(last[place] + 1)}`).join(' ');
	});
	return Object.fromEntries(DAYS.map((name, day) => [name, spans[day]]).filter(([, span]) => span));
}

const WORK = '09:00-17:00';

test.each<[text: string, week: Record<string, string>]>([
	[
		'Sun-Tue 09:00-19:00, Fri 09:00-13:00',
		{ Sun: '09:00-19:00', Mon: '09:00-19:00', Tue: '09:00-19:00', Fri: '09:00-13:00' },
	],
	['Fri-Sun 9-17', { Fri: WORK, Sat: WORK, Sun: WORK }],
	['mon, WEDNESDAY 09:00 – 17:00', { Mon: WORK, Wed: WORK }],
	['Mon 9-13 16-19; Tue 10:30-11', { Mon: '09:00-13:00 16:00-19:00', Tue: '10:30-11:00' }],
	['Sat 22:00-06:00', { Sat: '22:00-24:00', Sun: '00:00-06:00' }],
	['Thu 00:00-24:00', { Thu: '00:00-24:00' }],
	['9-17', Object.fromEntries(DAYS.map((day) => [day, WORK]))],
])('reads %s', (text, week) => {
	expect(weekOf(text)).toEqual(week);
});

test.each([
	...['', 'always', 'Sun', 'Sun-Thu', 'Su 9-17', 'Sun 9', 'Sun 25-26', 'Sun 9-25', 'Sun 24-25'],
	...['Sun 9:60-10', 'Sun 9-10:60', 'Sun 9-9', 'Sun-Foo 9-10', 'Foo-Sun 9-10', 'Sun 9-17 Mon'],
	...['9-17 always', 'Sun 9-17, (closed)', 'א-ה 9-17'],
])('reads no hours in %j', (text) => {
	expect(openingHoursOf(text)).toBeUndefined();
});

test('never throws, and every text that it reads is open at some time', () => {
	const pieces = fc.constantFrom('Sun', 'Thu-Mon', '9-17', '22:00-06:00', ',', ' ', '-', '24', ':');
	fc.assert(
		fc.property(fc.array(pieces), (words) => {
			const hours = openingHoursOf(words.join(''));
			expect(hours === undefined || hours.includes(1)).toBe(true);
		}),
	);
});
