import type { INodeExecutionData } from 'n8n-workflow';

import { fetchLegs } from '../../callRecords/fetchRows';
import { talkFilled } from '../../callRecords/legsOfCalls';
import { askOfCall, legsMayTell, passes, type CallFilters } from '../../callRecords/filters';
import { sortedByStart } from '../../callRecords/sortedByStart';
import { limited } from '../../fields/list';
import { addCallDetails } from '../../pbx/calls/callDetails';
import type { Detail } from '../../pbx/calls/callIdentity';
import type { CallRecord } from '../../pbx/calls/callRecord';
import type { GroupedCall } from '../../pbx/calls/groupedCall';
import { callsOfLegs } from '../../pbx/calls/groupLegs';
import { recordOf } from '../../pbx/calls/readCdr';
import { inStretches, mapOf, type LongWork } from '../../pbx/longWork';
import type { Row } from '../../pbx/rows';
import { withoutSecrets } from '../../pbx/secretFields';
import type { Window } from '../../pbx/time/window';
import type { PbxClock } from '../../pbx/time/zoneClock';
import { breathe } from '../../transport/breath';
import type { PbxConnection } from '../../transport/connection';
import { itemsOf } from '../operation';

interface RowList {
	detail: Detail;
	filters: CallFilters;
	list: { returnAll: boolean; limit: number; simplify: boolean };
	newestFirst: boolean;
	/** Whether calls are told with what their legs add: all of it, the talk time that their list lacks, or nothing. */
	details: 'all' | 'talk' | 'none';
	/** The windows that the rows were read from. */
	read: Window[];
	pbx: PbxConnection;
	clock: PbxClock;
	/** Takes words about what may be missing. */
	hint(message: string): void;
}

/** An item for each row, call or leg, that passes the filters. */
export async function rowItems(rows: Row[], asked: RowList): Promise<INodeExecutionData[]> {
	const { detail, filters, list, newestFirst, details, read, pbx, clock } = asked;
	const sorted = await inStretches(sortedByStart(rows, detail, clock, newestFirst), breathe);
	const legs = details === 'all' ? await fetchLegs(pbx, clock, read) : undefined;
	const told = (row: Row): CallRecord => {
		const record = recordOf(detail, row, clock, pbx.settings.countryCode);
		return legs ? addCallDetails(record, legs) : record;
	};
	const isFiltered = Object.values(filters).some((filter) => filter !== undefined);
	const wanted = isFiltered ? await chosenBy(await wantedBy(sorted, told, asked), sorted) : sorted;
	const chosen = limited(wanted, list);
	if (!list.simplify)
		return itemsOf(await inStretches(mapOf(chosen, withoutSecrets<Row>), breathe));
	const records = await inStretches(mapOf(chosen, told), breathe);
	return itemsOf(details === 'talk' ? await withTalk(records, asked) : records);
}

async function withTalk(
	records: CallRecord[],
	{ pbx, clock, hint }: RowList,
): Promise<CallRecord[]> {
	const failed = (error: Error) =>
		hint(`Talk times are not told, as the legs of the calls could not be read: ${error.message}`);
	const filled = await talkFilled(records, { pbx, clock, failed });
	return await inStretches(mapOf(records, filled), breathe);
}

type Told = (row: Row) => CallRecord;

/** The rows that a test lets through. */
async function chosenBy(isWanted: (row: Row) => boolean, rows: Row[]): Promise<Row[]> {
	const passing = (row: Row) => (isWanted(row) ? [row] : []);
	return (await inStretches(mapOf(rows, passing), breathe)).flat();
}

async function wantedBy(rows: Row[], told: Told, asked: RowList): Promise<(row: Row) => boolean> {
	const { detail, filters, pbx, details } = asked;
	const home = pbx.settings;
	if (detail === 'legs' && askOfCall(filters)) {
		const ofCall = await inStretches(callsByRow(rows, told, asked), breathe);
		return (row) => passes({ ...told(row), ofCall: ofCall.get(row) }, filters, home);
	}
	const found =
		detail === 'calls' && details !== 'all' ? await foundByLegs(rows, told, asked) : NONE;
	return (row) => found.has(row) || passes(told(row), filters, home);
}

const NONE: ReadonlySet<Row> = new Set();

function* callsByRow(
	rows: Row[],
	told: Told,
	{ read, clock }: RowList,
): LongWork<Map<Row, GroupedCall>> {
	const legs = yield* mapOf(rows, (row) => ({ row, record: told(row) }));
	const start = read.map((window) => window.start).sort()[0];
	const calls = yield* callsOfLegs(legs, start, clock);
	return new Map(calls.flatMap(({ call, rows: own }) => own.map((row) => [row, call])));
}

/** The calls that rang an extension in vain, of which simplecdrs names nobody. */
async function foundByLegs(rows: Row[], told: Told, asked: RowList): Promise<ReadonlySet<Row>> {
	const { filters, read, pbx, clock } = asked;
	const home = pbx.settings;
	const open = await chosenBy((row) => legsMayTell(told(row), filters, home), rows);
	if (open.length === 0) return NONE;
	try {
		const legs = await fetchLegs(pbx, clock, read);
		const isWanted = (row: Row) => passes(addCallDetails(told(row), legs), filters, home);
		return new Set(await chosenBy(isWanted, open));
	} catch (thrown) {
		asked.hint(
			`Calls that rang ${filters.extension} and nobody took may be missing, as their legs could not be read: ${(thrown as Error).message}`,
		);
		return NONE;
	}
}
