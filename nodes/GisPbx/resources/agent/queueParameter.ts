import type { LocatedQueue } from '../../locators/queue';

/** How AGENT and agents want their queue: `queue` with an ID or ALL, or `queuenumber` (pbx-protocol 4.11, 4.13). */
export function queueParameter({ mode, value }: LocatedQueue): Record<string, string> {
	return mode === 'number' ? { queuenumber: value } : { queue: value };
}
