import { eachCall, type Reading } from '../../callRecords/eachCall';
import { passes, type CallFilters } from '../../callRecords/filters';
import type { Detail } from '../../pbx/calls/callIdentity';
import type { GroupBy } from '../../pbx/reports/callGroups';
import { CallSummary } from '../../pbx/reports/callSummary';
import { reportedCall } from '../../pbx/reports/reportedCall';
import type { OpeningHours } from '../../pbx/time/openingHours';
import { SERVICE_LEVEL_SECONDS } from './reportFields';

interface Counting<By extends GroupBy> {
	/** Each way to group the calls, all in one reading. */
	by: readonly By[];
	source?: Detail | 'automatic';
	wanted?: CallFilters;
	serviceLevelSeconds?: number;
	openingHours?: OpeningHours;
}

/** The calls of a window counted by group, and the list of the PBX that tells them. */
export async function callSummaries<By extends GroupBy>(
	reading: Reading,
	{ by, source = 'automatic', wanted = {}, openingHours, ...counting }: Counting<By>,
): Promise<{ summaries: Record<By, CallSummary>; detail: Detail }> {
	const { pbx, clock, window } = reading;
	const { countryCode } = pbx.settings;
	const { serviceLevelSeconds = SERVICE_LEVEL_SECONDS } = counting;
	const how = { window, clock, countryCode, serviceLevelSeconds, openingHours };
	const summaries = by.map((each) => [each, new CallSummary({ ...how, by: each })] as const);
	const detail = await eachCall(reading, source, (read) => {
		if (!passes(read.call, wanted, pbx.settings)) return;
		const reported = reportedCall(read);
		for (const [, summary] of summaries) summary.add(reported);
	});
	return { summaries: Object.fromEntries(summaries) as Record<By, CallSummary>, detail };
}
