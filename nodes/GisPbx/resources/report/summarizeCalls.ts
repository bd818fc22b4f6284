import { endField, startField } from '../../callRecords/cdrFields';
import { callFilters } from '../../callRecords/filters';
import { choice } from '../../fields/choice';
import { openingHours } from '../../fields/openingHours';
import { toggle } from '../../fields/toggle';
import { maskNumbers } from '../../pbx/phoneNumber';
import { windowBefore, windowOf, type Window } from '../../pbx/time/window';
import { defineOperation, itemsOf } from '../operation';
import { callSummaries } from './callSummaries';
import {
	detailSourceField,
	maskNumbersField,
	minimumSecondsField,
	periodOf,
	serviceLevelField,
} from './reportFields';

/** Those of CDR: Get Many; the minimum length is an option of every report. */
const { callerNumber, direction, disposition, extension, linkedId, phone, queue } = callFilters;

/** Counts calls by group (decisions.md#reports). */
export const summarizeCalls = defineOperation({
	name: 'Summarize Calls',
	action: 'Summarize calls',
	description:
		'Count calls, answers, missed calls, waiting and talk over a time: in all, or by day, hour, extension, queue or number',
	effect: 'reads',
	timeoutSeconds: 180,
	fields: {
		start: startField,
		end: endField,
		groupBy: choice(
			{
				displayName: 'Group By',
				default: 'none',
				description: 'What there is an item for. A call counts once, where it began.',
			},
			[
				{ name: 'Day', value: 'day' },
				{ name: 'DID', value: 'did', description: 'The number that callers from outside dialled' },
				{ name: 'Direction', value: 'direction' },
				{
					name: 'Extension',
					value: 'extension',
					description:
						'Who answered the call or made it; from legs also whom alone a missed one rang',
				},
				{ name: 'Hour', value: 'hour' },
				{
					name: 'Hour of Week',
					value: 'hourOfWeek',
					description: 'All Sundays from 9 to 10 are one',
				},
				{ name: 'Nothing', value: 'none', description: 'One item for all' },
				{ name: 'Number', value: 'number', description: 'The other side, outside' },
				{ name: 'Queue', value: 'queue' },
				{ name: 'Weekday', value: 'weekday' },
			],
		),
	},
	filters: { callerNumber, direction, disposition, extension, linkedId, phone, queue },
	options: {
		comparePrevious: toggle({
			displayName: 'Compare With Period Before',
			default: true,
			description: 'Whether to add the same figures of the time before, which is as long',
		}),
		detailSource: detailSourceField,
		maskNumbers: maskNumbersField,
		minimumSeconds: minimumSecondsField,
		openingHours: openingHours({
			displayName: 'Opening Hours',
			description: 'Add the figures of calls within these hours and of those outside them',
			hint: "By the PBX's own wall clock",
		}),
		serviceLevelSeconds: serviceLevelField,
	},
	async run({ values, filters, options, pbx, clock, isStopped }) {
		const { groupBy } = values;
		const isOfQueues = groupBy === 'queue' || filters.queue !== undefined;
		const needsLegs = isOfQueues || filters.linkedId !== undefined;
		if (needsLegs && options.detailSource === 'calls') {
			return pbx.refuse(
				`The list of calls does not tell ${isOfQueues ? 'queues' : 'linked IDs'}`,
				'Set Detail Source to Automatic or Legs. Nothing was sent.',
			);
		}
		// Of a call that nobody took, only its legs name the phones that it rang.
		const isAutomatic = (options.detailSource ?? 'automatic') === 'automatic';
		const tellsMore = needsLegs || (isAutomatic && filters.extension !== undefined);
		const summaryOf = async (window: Window) => {
			const { summaries, detail } = await callSummaries(
				{ pbx, clock, window, isStopped },
				{
					by: [groupBy],
					source: tellsMore ? 'legs' : options.detailSource,
					wanted: { ...filters, minimumSeconds: options.minimumSeconds },
					serviceLevelSeconds: options.serviceLevelSeconds,
					openingHours: options.openingHours,
				},
			);
			return { summary: summaries[groupBy], detail };
		};
		const window = windowOf(values, clock, pbx);
		const { summary, detail } = await summaryOf(window);
		const earlier = windowBefore(window);
		const previous = options.comparePrevious && {
			period: periodOf(earlier.window, clock),
			...(await summaryOf(earlier.window)),
		};
		if (isStopped()) return [];
		const isMasked = groupBy === 'number' && options.maskNumbers === true;
		return itemsOf(
			summary.items().map(({ group, ...figures }) => ({
				groupBy,
				group: isMasked && group !== null ? maskNumbers(group) : group,
				...periodOf(window, clock),
				detail,
				...figures,
				...(previous && {
					previous: { ...previous.period, ...previous.summary.itemBefore(group, earlier.ms) },
				}),
			})),
		);
	},
});
