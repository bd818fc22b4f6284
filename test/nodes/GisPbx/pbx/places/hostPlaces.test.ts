import fc from 'fast-check';

import { HostPlaces, type Place } from '../../../../../nodes/GisPbx/pbx/places/hostPlaces';

const RUN = { tenant: 'A', run: {}, goesFirst: false };
const RUNS = [{}, {}, {}];
const POLL = { tenant: 'A', run: {}, goesFirst: true };

function placesAt({ now = 0 } = {}) {
	const clock = { now };
	const places = new HostPlaces(() => clock.now);
	const begun: string[] = [];
	const held: Place[] = [];
	const read = (turn: typeof RUN, name: string) =>
		places.read(turn, 'kind', (place) => {
			begun.push(name);
			held.push(place);
		});
	return { clock, places, begun, held, read };
}

test('eight reads begin at once, the ninth when one of them has ended', () => {
	const { begun, held, read } = placesAt();
	for (let n = 1; n <= 10; n++) read(RUN, String(n));
	expect(begun).toHaveLength(8);

	held[3].leave();
	expect(begun).toHaveLength(9);
	held[3].leave(); // it has no second place to give back
	expect(begun).toHaveLength(9);
});

test('writes wait for nobody, and reads make room for them', () => {
	const { places, begun, read } = placesAt();
	const writes = Array.from({ length: 10 }, () => places.write());
	read(RUN, 'one');
	read(RUN, 'two');
	expect(places.inFlight).toBe(11);
	expect(begun).toEqual(['one']); // one is always on its way

	for (const write of writes) write.leave();
	expect(begun).toEqual(['one', 'two']);
});

test('a poll goes before a run that waits, and finds a place where the run has taken all', () => {
	const { begun, held, read } = placesAt();
	for (let n = 1; n <= 20; n++) read(RUN, String(n));
	for (let n = 1; n <= 4; n++) read(POLL, `poll ${n}`);
	expect(begun.slice(8)).toEqual(['poll 1', 'poll 2', 'poll 3']);

	held[8].leave();
	expect(begun.at(-1)).toBe('poll 4');
});

test('the runs of a tenant have their turns', () => {
	const { begun, held, read } = placesAt();
	for (let n = 1; n <= 40; n++) read(RUN, 'long');
	for (let n = 1; n <= 2; n++) read({ ...RUN, run: {} }, 'short');
	for (let n = 0; n < 4; n++) held[n].leave();

	expect(begun.slice(8)).toEqual(['long', 'short', 'short', 'long']);
});

test('one place of all is for those that go first', () => {
	const { clock, places, held, read } = placesAt();
	for (let n = 1; n <= 300; n++) read(RUN, 'run');
	for (let answered = 0; places.inFlight < 31; ) {
		clock.now += 50;
		for (const place of held.slice(answered)) {
			answered++;
			place.answered();
			place.leave();
		}
	}
	expect(places.most).toBe(32);
	expect(places.inFlight).toBe(31);
	read(POLL, 'poll');
	expect(places.inFlight).toBe(32);
});

test('what goes wrong once the PBX has answered does not make it busy', () => {
	const { places, held, read } = placesAt();
	for (let n = 1; n <= 8; n++) read(RUN, 'run');
	held[0].answered();
	held[0].leave(true);

	expect(places.most).toBe(8);
	expect(held[0].wasTooMuch).toBe(false);
});

test('tenants have their turns', () => {
	const { begun, held, read } = placesAt();
	for (let n = 1; n <= 40; n++) read(RUN, 'A');
	for (let n = 1; n <= 4; n++) read({ ...RUN, tenant: 'B' }, 'B');
	for (let n = 0; n < 8; n++) held[n].leave();

	expect(begun.slice(8).join('')).toBe('ABABABAB');
});

test('who waits and withdraws is not let in', () => {
	const { begun, held, read } = placesAt();
	for (let n = 1; n <= 8; n++) read(RUN, String(n));
	const withdraw = read(RUN, 'withdrawn');
	read(RUN, 'last');
	withdraw();
	held[0].leave();

	expect(begun.at(-1)).toBe('last');
});

test('a PBX that was left alone for a minute is met as a new one', () => {
	const { clock, places, held, read } = placesAt();
	read(RUN, 'one');
	held[0].leave(true);
	expect(places.most).toBe(4);

	clock.now += 59_000;
	read(RUN, 'two');
	expect(places.most).toBe(4);
	held[1].leave();
	clock.now += 60_000;
	read(RUN, 'three');
	expect(places.most).toBe(8);
});

test('whatever comes and goes: never above 32 reads, all have their turn', () => {
	const step = fc.oneof(
		fc.record({
			what: fc.constant('read' as const),
			tenant: fc.constantFrom('A', 'B', 'C'),
			goesFirst: fc.boolean(),
		}),
		fc.record({ what: fc.constant('write' as const) }),
		fc.record({
			what: fc.constant('end' as const),
			which: fc.nat(),
			isBusy: fc.boolean(),
			ms: fc.nat(500),
		}),
	);
	fc.assert(
		fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
			const clock = { now: 0 };
			const places = new HostPlaces(() => clock.now);
			const under: Array<{ place: Place; isRead: boolean }> = [];
			let asked = 0;
			let begun = 0;
			const end = (at: number, isBusy: boolean) => {
				const [{ place }] = under.splice(at, 1);
				place.answered();
				place.leave(isBusy);
			};
			for (const each of steps) {
				if (each.what === 'write') under.push({ place: places.write(), isRead: false });
				else if (each.what === 'read') {
					asked++;
					places.read({ ...each, run: RUNS[asked % 3] }, 'kind', (place) => {
						begun++;
						under.push({ place, isRead: true });
					});
				} else if (under.length > 0) {
					clock.now += each.ms;
					end(each.which % under.length, each.isBusy);
				}
				expect(under.filter(({ isRead }) => isRead).length).toBeLessThanOrEqual(32);
				expect(places.inFlight).toBe(under.length);
				expect(places.most).toBeGreaterThanOrEqual(2);
				expect(places.most).toBeLessThanOrEqual(32);
			}
			while (under.length > 0) end(0, false);
			expect(begun).toBe(asked);
			expect(places.inFlight).toBe(0);
		}),
		{ numRuns: 1000 },
	);
});

test('none of a run waits for ever behind polls that never end', () => {
	const { begun, held, read } = placesAt();
	for (let n = 1; n <= 8; n++) read(RUN, 'first eight');
	read(RUN, 'run');
	for (let n = 1; n <= 100; n++) read(POLL, 'poll');
	for (let n = 0; n < 20; n++) held[n].leave();

	expect(begun.indexOf('run')).toBeLessThan(20);
	expect(begun.indexOf('run')).toBeGreaterThan(9);
});
