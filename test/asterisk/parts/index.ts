import { consultation } from './consultation';
import { dial, dialKeepingLocal } from './dial';
import { extensionState } from './extensionState';
import { feed } from './feed';
import { hangUp } from './hangUp';
import type { AsteriskPart } from './part';
import { pickUp } from './pickUp';
import { queue } from './queue';
import { recording } from './recording';
import { transfer } from './transfer';

/**
 * In the order in which they run: the feed first, as a new trigger tells calls of the two minutes before it as well
 * (feed.md). The short form follows fewer calls for a shorter time.
 */
export function partsOf({ short }: { short: boolean }): AsteriskPart[] {
	return [
		short ? feed(20, 40) : feed(60, 120),
		extensionState,
		dial,
		dialKeepingLocal,
		hangUp,
		transfer,
		...(short ? [] : [consultation, pickUp]),
		queue,
		recording,
	];
}
