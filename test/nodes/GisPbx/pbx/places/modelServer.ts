import { HostPlaces, type Place } from '../../../../../nodes/GisPbx/pbx/places/hostPlaces';

/** A clock and what happens when: time goes from one event to the next. */
export class World {
	now = 0;
	private readonly events: Array<{ at: number; happens: () => void }> = [];

	after(ms: number, happens: () => void): void {
		const at = this.now + ms;
		let place = this.events.length;
		while (place > 0 && this.events[place - 1].at > at) place--;
		this.events.splice(place, 0, { at, happens });
	}

	/** Until nothing is left to happen, or `isOver` says so. */
	run(isOver: () => boolean = () => false): void {
		while (!isOver()) {
			const next = this.events.shift();
			if (!next) return;
			this.now = next.at;
			next.happens();
		}
	}
}

/** How a server answers. Times in milliseconds. */
export interface ServerKind {
	/** So many requests are worked on at a time; the others wait in a queue. */
	workers: number;
	/** How long one takes, by itself; `now` since the beginning. */
	serviceMs: (now: number) => number;
	/** Whether a request that comes now, so many being in flight with it, is refused as too many. */
	refuses?: (inFlight: number, now: number) => boolean;
}

export type Answer = 'ok' | 'busy';

/** A queue in front of workers (M/M/c where the times are exponential). */
export class ModelServer {
	inFlight = 0;
	mostInFlight = 0;
	/** In flight, as each request came. */
	readonly seen: number[] = [];
	private working = 0;
	private readonly queue: Array<() => void> = [];

	constructor(
		private readonly world: World,
		private readonly kind: ServerKind,
	) {}

	ask(answer: (how: Answer) => void): void {
		const { world, kind } = this;
		this.inFlight++;
		this.seen.push(this.inFlight);
		this.mostInFlight = Math.max(this.mostInFlight, this.inFlight);
		if (kind.refuses?.(this.inFlight, world.now)) {
			world.after(1, () => {
				this.inFlight--;
				answer('busy');
			});
			return;
		}
		this.queue.push(() =>
			world.after(kind.serviceMs(world.now), () => {
				this.inFlight--;
				this.working--;
				this.work();
				answer('ok');
			}),
		);
		this.work();
	}

	private work(): void {
		while (this.working < this.kind.workers) {
			const next = this.queue.shift();
			if (!next) return;
			this.working++;
			next();
		}
	}
}

export interface Outcome {
	ms: number;
	server: ModelServer;
	/** Of each read how it ended. */
	answers: Answer[];
	/** The limit when each request was sent, and when that was. */
	limits: number[];
	sentAt: number[];
	/** How long each read waited for its place. */
	waitedMs: number[];
}

/** So many reads, 32 at once at the most, through the places of one PBX: a busy answer is asked again as exchange.ts does. */
export function readAll(
	kind: ServerKind,
	reads: number,
	{ world = new World(), places = new HostPlaces(() => world.now), tenant = 'A' } = {},
): Outcome {
	const server = new ModelServer(world, kind);
	const outcome: Outcome = { ms: 0, server, answers: [], limits: [], sentAt: [], waitedMs: [] };
	let begun = 0;
	const work = () => {
		if (begun >= reads) return;
		const at = begun++;
		const ask = (isRepeat = false) => {
			const askedAt = world.now;
			places.read({ tenant, run: world, goesFirst: false }, 'INFO/extstate', (place: Place) => {
				outcome.waitedMs[at] = world.now - askedAt;
				outcome.limits.push(places.most);
				outcome.sentAt.push(world.now);
				server.ask((how) => {
					if (how === 'ok') place.answered();
					place.leave(how === 'busy');
					if (place.wasTooMuch && !isRepeat) return ask(true);
					outcome.answers[at] = how;
					outcome.ms = world.now;
					work();
				});
			});
		};
		ask();
	};
	for (let worker = 0; worker < 32; worker++) work();
	world.run();
	return outcome;
}

/** The same with a fixed limit. */
export function readAllAtMost(limit: number, kind: ServerKind, reads: number): number {
	const world = new World();
	const server = new ModelServer(world, kind);
	let begun = 0;
	let ended = 0;
	const work = () => {
		if (begun++ >= reads) return;
		server.ask(() => {
			ended = world.now;
			work();
		});
	};
	for (let worker = 0; worker < limit; worker++) work();
	world.run();
	return ended;
}

/** Exponential times with this mean, the same for the same seed. */
export function exponential(meanMs: number, seed: number): () => number {
	let state = seed >>> 0 || 1;
	return () => {
		// xorshift: the generator of the property must not be asked at random moments
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		state >>>= 0;
		return -Math.log((state + 1) / 4_294_967_297) * meanMs;
	};
}
