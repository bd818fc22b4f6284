import type { Reading } from '../../callRecords/eachCall';
import { endField, startField } from '../../callRecords/cdrFields';
import { choice } from '../../fields/choice';
import { ofCollection } from '../../fields/field';
import { wholeNumber } from '../../fields/wholeNumber';
import { queueLocator, type LocatedQueue } from '../../locators/queue';
import { QueueSummary, type QueueGroupBy } from '../../pbx/reports/queueSummary';
import { windowOf } from '../../pbx/time/window';
import { defineOperation, itemsOf } from '../operation';
import { eachQueueCall, type QueueQuestion } from './queueSource';
import { periodOf, SERVICE_LEVEL_SECONDS, serviceLevelField } from './reportFields';

const DEFAULTS = { serviceLevelSeconds: SERVICE_LEVEL_SECONDS, shortAbandonSeconds: 5 };

/** Counts what queues were offered and what became of it (decisions.md#reports). */
export const summarizeQueue = defineOperation({
	name: 'Summarize Queue',
	action: 'Summarize queues',
	description:
		'Count the calls that queues were offered: answered, abandoned, timed out, waiting and talk, by queue, agent, day or hour',
	effect: 'reads',
	timeoutSeconds: 180,
	fields: {
		start: startField,
		end: endField,
		groupBy: choice(
			{ displayName: 'Group By', default: 'queue', description: 'What there is an item for' },
			[
				{ name: 'Agent', value: 'agent', description: 'Who took the call' },
				{ name: 'Day', value: 'day' },
				{ name: 'Hour', value: 'hour' },
				{ name: 'Nothing', value: 'none', description: 'One item for all' },
				{ name: 'Queue', value: 'queue' },
			],
		),
	},
	filters: {
		queue: ofCollection(
			queueLocator({
				hint: 'By ID the log of the queue is counted, by number the legs of calls',
			}),
		),
	},
	options: {
		serviceLevelSeconds: serviceLevelField,
		shortAbandonSeconds: wholeNumber(
			{
				displayName: 'Short Abandon (Seconds)',
				default: DEFAULTS.shortAbandonSeconds,
				description: 'Callers who give up within so many seconds are counted apart',
			},
			{ min: 0, max: 600 },
		),
		source: choice(
			{ displayName: 'Source', default: 'automatic', description: 'Where the figures come from' },
			[
				{
					name: 'Automatic',
					value: 'automatic',
					description: 'The log of the queue, or legs where the PBX does not offer it',
				},
				{ name: 'Legs', value: 'legs', description: 'Legs of calls; queues have numbers there' },
				{ name: 'Queue Log', value: 'queueLog', description: 'Queues have names there' },
			],
		),
	},
	async run({ values, filters, options, pbx, clock, isStopped }) {
		const window = windowOf(values, clock, pbx);
		const { groupBy: by } = values;
		const reading = { pbx, clock, window, isStopped };
		const { groups, source } = await queueFigures(reading, { by, ...filters, ...options });
		if (isStopped()) return [];
		return itemsOf(
			groups.map(({ group, ...figures }) => ({
				groupBy: by,
				group,
				...periodOf(window, clock),
				source,
				...figures,
			})),
		);
	},
});

interface QueueCounting {
	by: QueueGroupBy;
	queue?: LocatedQueue;
	source?: QueueQuestion['source'];
	serviceLevelSeconds?: number;
	shortAbandonSeconds?: number;
}

/** The calls that queues held in a window counted by group, and what tells them. */
export async function queueFigures(
	reading: Reading,
	{ queue, source = 'automatic', ...counting }: QueueCounting,
) {
	const { window, clock } = reading;
	const summary = new QueueSummary({ ...DEFAULTS, ...counting, window, clock });
	const told = await eachQueueCall(reading, { queue, source }, (call) => summary.add(call));
	return { groups: summary.items(), source: told };
}
