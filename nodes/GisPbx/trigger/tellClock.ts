import type { IPollFunctions } from 'n8n-workflow';

import { ProcessMemory } from '../transport/processMemory';
import { named, triggerKey } from './whichTrigger';

/** What is wrong with n8n's clock, by trigger, as far as the log says so. */
const told = new ProcessMemory<Wrong>();

type Wrong = 'notSet' | 'behind' | 'wasAhead';

/** Times as the PBX's clock shows them. */
interface Shown {
	shown: string;
	floor?: string;
}

const WORDS: Record<Wrong, (times: Shown) => string> = {
	notSet: ({ shown }) => `waits until the clock of n8n is set: it shows ${shown}`,
	behind: ({ shown, floor }) =>
		`goes on from ${floor}, up to where all calls are told, though the clock of n8n shows ${shown}: set it right`,
	wasAhead: ({ shown, floor }) =>
		`goes on from now (${shown}): the clock of n8n or the Time Zone of the credential was ahead, calls up to ${floor} counted as told`,
};

/** Says in the log, once, that n8n's clock is wrong; when it is right, the next time is told again. */
export function tellClock(n8n: IPollFunctions, state: Wrong | 'right', times: Shown): undefined {
	const key = triggerKey(n8n);
	if (state === 'right') told.forget(key);
	else if (told.recall(key) !== state) {
		told.keep(key, state);
		n8n.logger.warn(`${named(n8n)} ${WORDS[state](times)}`);
	}
}
