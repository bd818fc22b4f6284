import { dial, dialKeepingLocal } from './dial';
import type { AsteriskPart } from './part';

/** In the order in which they run. */
export function partsOf(_options: { short: boolean }): AsteriskPart[] {
	return [dial, dialKeepingLocal];
}
