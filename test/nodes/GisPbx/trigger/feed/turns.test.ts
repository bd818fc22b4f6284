import { turnOf } from '../../../../../nodes/GisPbx/trigger/feed/turns';
import type { Unit } from '../../../../../nodes/GisPbx/trigger/feed/units';
import { MINUTE_MS } from '../../../../../nodes/GisPbx/pbx/time/zoneClock';

/** A call that ended at 0. */
const call = { arrivals: [{ key: 'call' }], rows: [], waitsFrom: 0 } as unknown as Unit;

/** Whether it is the call's turn, so many minutes after its end, when it was asked for at another of them. */
function isDue(minutes: number, askedAt: number, giveUpAt = 1_000): boolean {
	const askings = { recall: () => askedAt * MINUTE_MS };
	const occasion = { now: minutes * MINUTE_MS, giveUpMs: giveUpAt * MINUTE_MS, askings };
	return turnOf([call], 1, occasion).units.has(call);
}

test.each([
	['a young call again when it is twice as old', 4, 8],
	['an old one every 15 minutes', 120, 135],
])('%s', (_, askedAt, due) => {
	expect(isDue(due - 1, askedAt)).toBe(false);
	expect(isDue(due, askedAt)).toBe(true);
});

test('for the last time when its time is over', () => {
	expect(isDue(124, 120, 125)).toBe(false);
	expect(isDue(125, 120, 125)).toBe(true);
});
