import { NodeApiError, type IPollFunctions } from 'n8n-workflow';

import { pollBudgetMs } from './budget';
import type { Overlap } from './overlap';
import { named } from './whichTrigger';

/**
 * Says in the log that a poll does nothing, and fails it where the one under way has taken longer than
 * n8n grants: a trigger that hangs must not look like a quiet one.
 */
export function tellOverlap(n8n: IPollFunctions) {
	return (overlap: Overlap): void => {
		if (overlap.kind === 'sameState') {
			n8n.logger.warn(`${named(n8n)} skips a poll: n8n has not kept yet what the last one told`);
			return;
		}
		const seconds = Math.round((performance.now() - overlap.since) / 1000);
		const budgetSeconds = Math.round(pollBudgetMs(n8n) / 1000);
		if (seconds <= budgetSeconds) {
			n8n.logger.warn(
				`${named(n8n)} skips a poll: the last one is still under way, for ${seconds} s`,
			);
			return;
		}
		const message = `The last poll is still under way after ${seconds} seconds`;
		const description = `A poll may take ${budgetSeconds} seconds, and no other begins before it ends. The PBX may be overloaded: poll less often, lower the option "Lookback (Minutes)", or tell the provider if it stays.`;
		throw new NodeApiError(
			n8n.getNode(),
			{ message, description },
			{ message, description, failure: { cause: 'temporarily-unavailable' } },
		);
	};
}
