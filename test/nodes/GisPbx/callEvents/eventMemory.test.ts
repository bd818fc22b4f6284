import fc from 'fast-check';

import { EventMemory } from '../../../../nodes/GisPbx/callEvents/eventMemory';

const MINUTE = 60_000;
const CALL = 'pbx01-1.1';

type Told = [event: string, extension?: string | null, call?: string | null];

/** The marks of events that arrive one second after another. */
function marksOf(...told: Told[]): string[] {
	const memory = new EventMemory();
	return told.map(([event, extension = null, call = CALL], second) => {
		const marks = memory.mark(call, { event, extension }, second * 1_000);
		return Object.entries(marks)
			.filter(([, isSo]) => isSo)
			.map(([name]) => name)
			.join(' ');
	});
}

test('events in order have no marks', () => {
	expect(marksOf(['ringing'], ['answered', '204'], ['ended', '204'])).toEqual(['', '', '']);
	expect(marksOf(['ringing'], ['missed'], ['ended'])).toEqual(['', '', '']);
});

test('a second copy is repeated, and in order if the first was', () => {
	expect(marksOf(['ringing'], ['answered', '204'], ['ringing'], ['answered', '204'])).toEqual([
		'',
		'',
		'repeated',
		'repeated',
	]);
});

test('what comes after the end, or rings after an answer, is out of order; its copy too', () => {
	expect(
		marksOf(['ended', '204'], ['answered', '204'], ['ringing'], ['ringing'], ['ended', '204']),
	).toEqual(['', 'outOfOrder', 'outOfOrder', 'repeated outOfOrder', 'repeated']);
	expect(marksOf(['missed'], ['ringing', '204'])).toEqual(['', 'outOfOrder']);
});

test('each extension of a queue rings for itself; a transfer rings after the answer', () => {
	expect(
		marksOf(['ringing', '204'], ['ringing', '205'], ['answered', '204'], ['ringing', '206']),
	).toEqual(['', '', '', '']);
	expect(marksOf(['answered', '204'], ['ringing', '204'])).toEqual(['', 'outOfOrder']);
});

test('calls are told apart; without a call nothing can be said', () => {
	expect(marksOf(['ended'], ['ringing', null, 'pbx01-1.2'])).toEqual(['', '']);
	expect(marksOf(['ended', null, null], ['ended', null, null])).toEqual(['', '']);
});

test('after ten minutes an event is forgotten, counted from its last copy', () => {
	const memory = new EventMemory();
	const at = (minutes: number) =>
		memory.mark(CALL, { event: 'ringing', extension: null }, minutes * MINUTE).repeated;
	expect([0, 9, 18, 28].map(at)).toEqual([false, true, true, false]);
});

test('calls of the last ten minutes are remembered, up to 20,000', () => {
	const memory = new EventMemory();
	const ring = (call: number, now: number) =>
		memory.mark(String(call), { event: 'ringing', extension: null }, now).repeated;
	for (let call = 0; call < 21_000; call++) ring(call, 0);
	expect(memory.size).toBe(20_000);
	expect([ring(0, 1), ring(20_999, 1)]).toEqual([false, true]);
	ring(70_000, 11 * MINUTE);
	expect(memory.size).toBe(1);
});

test('one call with ever new extensions does not grow without end', () => {
	const memory = new EventMemory();
	const ring = (extension: number) =>
		memory.mark(CALL, { event: 'ringing', extension: String(extension) }, 0).repeated;
	for (let extension = 0; extension < 100; extension++) ring(extension);
	expect([ring(0), ring(99)]).toEqual([false, true]);
});

test('whatever arrives, a first copy is never repeated and a second one always is', () => {
	const told = fc.record({
		call: fc.constantFrom('a', 'b', 'c'),
		event: fc.constantFrom('ringing', 'answered', 'missed', 'ended', 'parked'),
		extension: fc.constantFrom(null, '204', '205'),
	});
	fc.assert(
		fc.property(fc.array(told, { maxLength: 40 }), (all) => {
			const memory = new EventMemory();
			const known = new Set<string>();
			for (const [second, one] of all.entries()) {
				const key = JSON.stringify(one);
				const { repeated, outOfOrder } = memory.mark(one.call, one, second);
				expect(repeated).toBe(known.has(key));
				if (one.event === 'ended') expect(outOfOrder).toBe(false);
				known.add(key);
			}
		}),
	);
});
