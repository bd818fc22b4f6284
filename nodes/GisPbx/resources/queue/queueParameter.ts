import type { LocatedQueue } from '../../locators/queue';

/** How QUEUE wants its queue: `id` or `number` (pbx-protocol 4.12). */
export function queueParameter({ mode, value }: LocatedQueue): Record<string, string> {
	return mode === 'number' ? { number: value } : { id: value };
}
