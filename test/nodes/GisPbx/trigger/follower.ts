/** Follows a world's calls as n8n does: keeps the state, collects what is emitted. */
import type { Emission, FeedSettings } from '../../../../nodes/GisPbx/trigger/feed/settings';
import { pollCalls } from '../../../../nodes/GisPbx/trigger/feed/calls';
import type { PollResult } from '../../../../nodes/GisPbx/trigger/feed/poll';
import { firstState, type FeedState } from '../../../../nodes/GisPbx/trigger/feed/state';
import { broughtBack, clockStateOf } from '../../../../nodes/GisPbx/trigger/feed/clockCheck';
import { promise } from './proof';
import { MINUTE, settingsFor, type World } from './world';

export const SCOPE = 'DEMOCO/calls';

/** A state as n8n keeps it, as JSON. */
interface Kept {
	json: string;
	state: FeedState;
}

export class Follower {
	private kept: Kept | undefined;
	/** What n8n has written: the state at the last emission or activation. */
	private saved: Kept | undefined;
	/** Identities in the order of emission. */
	readonly emitted: string[] = [];
	readonly emissions: Array<Emission<string> & { at: number }> = [];
	/** When each identity was emitted. */
	readonly toldAt = new Map<string, number>();
	/** Polls that read the newest rows only, and what they told. */
	shortReads = 0;
	toldByShortReads = 0;
	/** When all was read. */
	readonly wholeReads: number[] = [];
	failures = 0;
	/** What each poll found of n8n's clock. */
	readonly clockStates: string[] = [];
	/** Characters of JSON. */
	largestState = 0;
	/** The first poll that worked, and the one that finished the first pass. */
	beganAt = Infinity;
	settledAt = Infinity;
	/** The PBX hid its rows from the first pass: what was there comes as new. */
	beganBlind = false;

	constructor(
		private readonly world: World,
		public given: Partial<FeedSettings> = {},
		/** Start From. */
		private readonly startTime?: number,
	) {}

	get state(): FeedState | undefined {
		return this.kept?.state;
	}

	/** One poll at an instant, at which n8n's clock shows another where it is wrong. Whatever happens, the state that it was given stays as it was. */
	async poll(now: number, shown = now): Promise<string[]> {
		const { world } = this;
		world.now = now;
		const settings = settingsFor(world, this.given);
		const kept = this.kept ?? this.begin(shown, settings);
		const clockState = await clockStateOf(kept.state, shown, settings, world);
		this.clockStates.push(clockState);
		const given = clockState === 'wasAhead' ? broughtBack(kept.state, shown, settings) : kept.state;
		const json = given === kept.state ? kept.json : JSON.stringify(given);
		const { blanks, windows } = world;
		const asked = windows.length;
		const result = await this.pollFeed(given, shown, settings).catch(() => undefined);
		promise('state', JSON.stringify(given) === json, () => 'changed in place');
		const isShort = windows[asked].start > (given.sweep?.from ?? given.floor);
		if (isShort) this.shortReads++;
		if (!result) {
			this.failures++;
			return [];
		}
		if (given.newSince !== undefined && world.blanks > blanks) this.beganBlind = true;
		if (!isShort && !given.sweep) this.wholeReads.push(now);
		if (isShort) {
			promise('state', isStill(given, result.state), () => 'moved by a short read');
			this.toldByShortReads += result.rows.length;
		}
		this.keep(given, result.state, now, result.rows.length > 0);
		const ids = result.rows
			.flatMap(({ rows }) => rows)
			.map((row) => String(world.detail === 'calls' ? row.sc_uniqueid : row.ID));
		for (const id of ids) {
			this.emitted.push(id);
			this.toldAt.set(id, now);
		}
		for (const row of result.rows) this.emissions.push({ ...row, at: now });
		return ids;
	}

	/** n8n dies and starts again with what it had written. */
	restart(): void {
		this.kept = this.saved;
	}

	/** What is followed. */
	protected async pollFeed(
		state: FeedState,
		now: number,
		settings: FeedSettings,
	): Promise<PollResult<Emission<string>>> {
		return await pollCalls(state, now, settings, this.world);
	}

	private begin(now: number, settings: FeedSettings): Kept {
		const state = firstState(SCOPE, this.startTime ?? now - 2 * MINUTE, settings);
		return { json: JSON.stringify(state), state };
	}

	private keep(last: FeedState, next: FeedState, now: number, emits: boolean): void {
		const json = JSON.stringify(next);
		promise('state', next.floor >= last.floor, () => `floor back to ${next.floor}`);
		const [lowest] = Object.keys(next.ledger).sort();
		promise('state', lowest === undefined || lowest >= next.floor, () => `keeps ${lowest}`);
		const isFirst = this.kept === undefined;
		this.kept = { json, state: JSON.parse(json) as FeedState };
		if (emits || isFirst) this.saved = this.kept;
		this.largestState = Math.max(this.largestState, json.length);
		this.beganAt = Math.min(this.beganAt, now);
		// Again after a restart from before it.
		if (last.newSince !== undefined && next.newSince === undefined) this.settledAt = now;
	}
}

/** Whether floor, sweep and all evidence are as they were. */
function isStill(last: FeedState, next: FeedState): boolean {
	const progress = ({ floor, sweep, newSince, silentSince }: FeedState) =>
		JSON.stringify([floor, sweep, newSince, silentSince]);
	return progress(next) === progress(last);
}
