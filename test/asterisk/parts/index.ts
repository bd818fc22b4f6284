import { dial, dialKeepingLocal } from './dial';
import { extensionState } from './extensionState';
import { hangUp } from './hangUp';
import type { AsteriskPart } from './part';
import { queue } from './queue';
import { recording } from './recording';
import { transfer } from './transfer';

/** In the order in which they run. */
export function partsOf(_options: { short: boolean }): AsteriskPart[] {
	return [extensionState, dial, dialKeepingLocal, hangUp, transfer, queue, recording];
}
