import { eachCall, type Reading } from '../../callRecords/eachCall';
import { endField, startField } from '../../callRecords/cdrFields';
import { callFilters, passes, type CallFilters } from '../../callRecords/filters';
import { ofCollection } from '../../fields/field';
import { limited, listFields } from '../../fields/list';
import { time } from '../../fields/time';
import { phonebookLocator } from '../../locators/phonebook';
import type { Detail } from '../../pbx/calls/callIdentity';
import { maskNumbers } from '../../pbx/phoneNumber';
import { reportedCall } from '../../pbx/reports/reportedCall';
import { UnreturnedCalls, type UnreturnedNumber } from '../../pbx/reports/unreturned';
import { wallOf } from '../../pbx/time/wallText';
import { windowOf } from '../../pbx/time/window';
import { defineOperation, itemsOf } from '../operation';
import { namesByNumber } from '../phonebook/namesByNumber';
import { detailSourceField, maskNumbersField, minimumSecondsField } from './reportFields';

const { extension, queue } = callFilters;

/** Who was missed and not spoken with since (decisions.md#reports). */
export const getUnreturned = defineOperation({
	name: 'Get Unreturned Calls',
	action: 'Get missed calls that nobody returned',
	description:
		'Retrieve the numbers that called in vain and that nobody has spoken with since, either way, until now',
	effect: 'reads',
	timeoutSeconds: 180,
	fields: { start: startField, end: endField, ...listFields() },
	filters: { extension, queue },
	options: {
		detailSource: detailSourceField,
		maskNumbers: maskNumbersField,
		minimumSeconds: minimumSecondsField,
		phonebook: ofCollection(phonebookLocator()),
		returnedUntil: time(
			{
				displayName: 'Returned Until',
				description: 'Calls with the number until this time count, instead of until now',
				hint: "Of days long ago it saves reading all calls since. Without an offset, times are the PBX's own wall clock",
			},
			'end',
		),
	},
	async run({ values, filters, options, pbx, clock, isStopped }) {
		const { phonebook, returnedUntil, ...counting } = options;
		const isFiltered = filters.extension !== undefined || filters.queue !== undefined;
		if (isFiltered && options.detailSource === 'calls') {
			return pbx.refuse(
				'The list of calls tells neither queues nor whom a missed call rang',
				'Set Detail Source to Automatic or Legs. Nothing was sent.',
			);
		}
		const { countryCode } = pbx.settings;
		const window = windowOf(values, clock, pbx);
		const reading = { pbx, clock, window, isStopped };
		const unreturned = await unreturnedCalls(reading, {
			until: returnedUntil,
			wanted: filters,
			...counting,
		});
		if (isStopped()) return [];
		const listed = limited(unreturned.list(), values);
		const nameOf =
			phonebook === undefined || listed.length === 0
				? undefined
				: await namesByNumber(pbx, phonebook, countryCode);
		const items = listed.map(({ number, numberE164, name, ...rest }) => ({
			number,
			numberE164,
			name,
			...(phonebook !== undefined && { phonebookName: nameOf?.(number) ?? null }),
			...rest,
			withheldCalls: unreturned.withheld,
		}));
		return itemsOf(options.maskNumbers === true ? items.map(maskedNumber) : items);
	},
});

interface Counting {
	/** Until when calls with a number count; until now where nothing says so. */
	until?: string;
	/** Which missed calls count; a talk with the number counts whoever had it. */
	wanted?: CallFilters;
	detailSource?: Detail | 'automatic';
	minimumSeconds?: number;
}

/** Who was missed in a window and has not been spoken with since. */
export async function unreturnedCalls(
	reading: Reading,
	{ until, wanted = {}, detailSource = 'automatic', minimumSeconds = 0 }: Counting,
): Promise<UnreturnedCalls> {
	const { pbx, clock, window } = reading;
	const last = until ?? clock.textOf(Date.now());
	const toTheEnd = { start: window.start, end: last > window.end ? last : window.end };
	const unreturned = new UnreturnedCalls(pbx.settings.countryCode);
	// The queue that a caller rang is told by legs only.
	const source = detailSource === 'automatic' ? 'legs' : detailSource;
	await eachCall({ ...reading, window: toTheEnd }, source, (read) => {
		const { startedAt, durationSeconds } = read.call;
		const isLong = (durationSeconds ?? 0) >= minimumSeconds;
		const isAsked =
			isLong &&
			(startedAt === null || wallOf(startedAt) <= window.end) &&
			passes(read.call, wanted, pbx.settings);
		unreturned.add(reportedCall(read), isAsked);
	});
	return unreturned;
}

/** A number as people see it who are to know only its end. */
export function maskedNumber<T extends Pick<UnreturnedNumber, 'number' | 'numberE164' | 'name'>>(
	item: T,
): T {
	const mask = (text: string | null) => text && maskNumbers(text);
	return {
		...item,
		number: maskNumbers(item.number),
		numberE164: mask(item.numberE164),
		name: mask(item.name),
	};
}
