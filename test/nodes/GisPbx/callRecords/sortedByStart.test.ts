import fc from 'fast-check';

import { PbxClock } from '../../../../nodes/GisPbx/pbx/time/zoneClock';
import { sortedByStart as sortedInStretches } from '../../../../nodes/GisPbx/callRecords/sortedByStart';
import { allAtOnce } from '../pbx/atOnce';

const sortedByStart = allAtOnce(sortedInStretches);

const CLOCK = new PbxClock('Asia/Jerusalem');
/** The hour before this is shown twice. */
const TURNED_BACK = Date.parse('2024-10-26T23:00:00Z');
const MINUTE = 60_000;

/** A call as the PBX files it; in the repeated hour its unique ID tells which pass it is. */
function rowAt(instant: number, place: number, form: (text: string) => string) {
	const uniqueId = `pbx01-${instant / 1000}.${place}`;
	return { sc_uniqueid: uniqueId, sc_start: form(CLOCK.textOf(instant)), place };
}

describe('sortedByStart', () => {
	const form = fc.constantFrom(
		(text: string) => text,
		(text: string) => ` ${text} `,
		(text: string) => text.replace(' ', 'T'),
	);
	/** Within the day of the turn, or well before it. */
	const days = fc.constantFrom(0, -3);
	const starts = fc.array(fc.integer({ min: -120, max: 120 }), { maxLength: 30 });

	it('sorts by instants, whatever form the times have, on the day of the turn too', () => {
		fc.assert(
			fc.property(form, days, starts, fc.boolean(), (shown, day, gaps, newestFirst) => {
				const from = TURNED_BACK + day * 1440 * MINUTE;
				const rows = gaps.map((gap, place) => rowAt(from + gap * MINUTE, place, shown));
				const expected = [...gaps.keys()].sort((a, b) =>
					newestFirst ? gaps[b] - gaps[a] : gaps[a] - gaps[b],
				);
				const sorted = sortedByStart(rows, 'calls', CLOCK, newestFirst);
				expect(sorted.map(({ place }) => place)).toEqual(expected);
			}),
			{ numRuns: 500 },
		);
	});

	it('takes a row without a time for the oldest', () => {
		const untimed = { sc_uniqueid: 'a', sc_start: '0000-00-00 00:00:00' };
		const first = { sc_uniqueid: 'b', sc_start: '2024-06-01 12:00:00' };
		const second = { sc_uniqueid: 'c', sc_start: '2024-06-01 12:00:01' };
		const rows = [second, untimed, first];
		expect(sortedByStart(rows, 'calls', CLOCK, false)).toEqual([untimed, first, second]);
		expect(sortedByStart(rows, 'calls', CLOCK, true)).toEqual([second, first, untimed]);
	});
});
