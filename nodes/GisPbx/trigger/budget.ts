import type { IPollFunctions } from 'n8n-workflow';

import { MINUTE_MS } from '../pbx/time/zoneClock';

/** What n8n 1.x, which names no budget, may spend on a poll. */
const BUDGET_MS = 4 * MINUTE_MS;
/** No request begins after the first, none lasts longer than the second: the rest is for the details. */
const SHARE_OF_BEGINNING = 3 / 5;
const SHARE_OF_REQUEST = 1 / 5;
/** A recording may be long. */
const SHARE_OF_DOWNLOAD = 2 / 5;

/** How long a poll and its parts may take. */
export interface Budget {
	timeoutSeconds: number;
	downloadSeconds: number;
	/** Whether no further request may begin. */
	isOver(): boolean;
}

/** How long n8n lets a poll take. */
export function pollBudgetMs(n8n: IPollFunctions): number {
	return n8n.getPollBudgetMs?.() ?? BUDGET_MS;
}

/** That time, shared out. */
export function budgetOf(n8n: IPollFunctions): Budget {
	const budgetMs = pollBudgetMs(n8n);
	const end = performance.now() + budgetMs * SHARE_OF_BEGINNING;
	return {
		timeoutSeconds: secondsOf(budgetMs * SHARE_OF_REQUEST),
		downloadSeconds: secondsOf(budgetMs * SHARE_OF_DOWNLOAD),
		isOver: () => performance.now() >= end,
	};
}

function secondsOf(ms: number): number {
	return Math.max(1, Math.floor(ms / 1000));
}
