import type fc from 'fast-check';
import type { Follower } from './follower';
import type { World } from './world';

/** What was seen while a property ran, for the soak's table. */
export interface Tally {
	emitted: number;
	requests: number;
	failedPolls: number;
	shortReads: number;
	/** Of the emitted. */
	toldByShortReads: number;
	largestState: number;
}

export interface FeedProperty {
	name: string;
	property(tally: Tally): fc.IAsyncProperty<unknown[]>;
}

export const newTally = (): Tally => ({
	emitted: 0,
	requests: 0,
	failedPolls: 0,
	shortReads: 0,
	toldByShortReads: 0,
	largestState: 0,
});

export function count(tally: Tally, world: World, follower: Follower): void {
	tally.emitted += follower.emitted.length;
	tally.requests += world.requests;
	tally.failedPolls += follower.failures;
	tally.shortReads += follower.shortReads;
	tally.toldByShortReads += follower.toldByShortReads;
	tally.largestState = Math.max(tally.largestState, follower.largestState);
}
