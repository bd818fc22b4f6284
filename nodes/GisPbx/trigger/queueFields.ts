import { textList } from '../fields/textList';
import { afterPauseField } from './startFrom';

/** Of events that follow queues: which ones. */
export const queuesFilter = textList({
	displayName: 'Queues',
	placeholder: 'e.g. 27, Sales',
	description:
		'These queues, by ID or name, with commas between them. Without this filter: all. The operation Get Many of a queue shows them.',
});

/** What such an event tells after a pause. */
export const queuesAfterPause = afterPauseField({
	description:
		'What to do when the workflow is published again, with what became otherwise while it was not. Without this option the difference is told.',
	from: 'What becomes otherwise from now on',
	all: 'The difference from what was told last as well',
});

/** What the samples of an event are samples of: of other filters there is nothing to compare with. */
export function scopeOf(event: string, filters: Record<string, unknown>): string {
	if (Object.keys(filters).length === 0) return event;
	const sorted = Object.entries(filters).map(([name, value]: [string, unknown]) => [
		name,
		Array.isArray(value) ? [...(value as unknown[])].sort() : value,
	]);
	return `${event} ${JSON.stringify(Object.fromEntries(sorted))}`;
}
