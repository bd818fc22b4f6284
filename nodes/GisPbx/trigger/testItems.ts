import { NodeOperationError, type INodeExecutionData, type IPollFunctions } from 'n8n-workflow';

import { callsOfLegs } from '../pbx/calls/groupLegs';
import { ANSWERED } from '../pbx/calls/disposition';
import { DAY_MS, type PbxClock } from '../pbx/time/zoneClock';
import { inStretches, mapOf, sortOf, type LongWork } from '../pbx/longWork';
import type { Row } from '../pbx/rows';
import { fetchRows } from '../callRecords/fetchRows';
import { recordOf } from '../pbx/calls/readCdr';
import { windowBetween } from '../pbx/time/window';
import { breathe } from '../transport/breath';
import type { PbxSession } from '../transport/session';
import { NONE, type Emission } from './feed/settings';
import type { Budget } from './budget';
import { emittedItems } from './items';
import { readTrigger, waitsForLegs, type TriggerParameters } from './form';
import { pbxReader } from './pbxReader';
import type { Leg } from '../pbx/calls/callPart';
import { legsMayTell, passes } from '../callRecords/filters';
import { wantedOf } from './wanted';

/** How far back a test looks. */
export const DAYS = 7;
const MOST_ITEMS = 10;

/** A test on the canvas: the newest calls of the last days that fit, newest first. No state is touched. */
export async function testItems(
	n8n: IPollFunctions,
	session: PbxSession,
	budget: Budget,
): Promise<INodeExecutionData[]> {
	const parameters = readTrigger(n8n, session);
	const none = `No call of the last ${DAYS} days fits Detail and Filters`;
	return await newestCalls(n8n, session, budget, { parameters, none });
}

/** What a test shows. */
interface Shown {
	parameters: TriggerParameters;
	/** What to say when nothing fits. */
	none: string;
	/** Whether only answered calls are shown. */
	isAnswered?: boolean;
	/** Whether the audio of their recordings is wanted; by default it is. */
	keepsAudio?: boolean;
}

/** The same for whoever tells calls: the newest that fit. */
export async function newestCalls(
	n8n: IPollFunctions,
	session: PbxSession,
	{ timeoutSeconds, downloadSeconds, isOver }: Budget,
	{ parameters, none, isAnswered = false, keepsAudio }: Shown,
): Promise<INodeExecutionData[]> {
	const { clock, countryCode } = session;
	const { detail, filters, options } = parameters;
	const toldOf = waitsForLegs(parameters) ? callsOf : rowsOf;
	const pbx = session.bind({ timeoutSeconds });
	const reader = pbxReader(n8n, pbx, { detail, clock, downloadSeconds, keepsAudio });

	const now = Date.now();
	const isWanted = async (told: Emission<never>) => {
		if (isAnswered && told.record.disposition !== ANSWERED) return false;
		if (wantedOf(told, parameters, session).length > 0) return true;
		if (detail === 'legs' || !legsMayTell(told.record, filters, session)) return false;
		return passes(await reader.withLegs(told.record), filters, session);
	};
	const matching = async (from: number, to: number) => {
		const window = windowBetween(from, to, clock);
		const rows = await fetchRows(pbx, detail, window);
		const toLeg = (row: Row) => ({ row, record: recordOf(detail, row, clock, countryCode) });
		const legs = await inStretches(mapOf(rows, toLeg), breathe);
		const all = await inStretches(toldOf(legs, window.start, clock), breathe);
		const told = await inStretches(
			sortOf(all, (a, b) => startOf(b) - startOf(a)),
			breathe,
		);
		const found: typeof told = [];
		for (const each of told) {
			if (found.length === MOST_ITEMS || isOver()) break;
			if (await isWanted(each)) found.push(each);
		}
		return found;
	};
	const ofLastDay = await matching(now - DAY_MS, now + DAY_MS);
	const found =
		ofLastDay.length > 0 ? ofLastDay : await matching(now - DAYS * DAY_MS, now - DAY_MS);
	if (found.length === 0) {
		throw new NodeOperationError(n8n.getNode(), none, {
			description: 'Make a call, or test again with fewer filters.',
		});
	}
	const emitted = [];
	for (const each of found) {
		const wantsRecording = options.attachRecording && each.record.disposition === ANSWERED;
		const recording = wantsRecording
			? await reader.recording(each.record, true).catch(() => undefined)
			: undefined;
		emitted.push({ ...each, ...(recording !== NONE && { recording }) });
	}
	return await emittedItems(emitted, parameters, { n8n, pbx, clock });
}

function startOf({ record }: Emission<never>): number {
	return Date.parse(record.startedAt ?? '') || 0;
}

function rowsOf(legs: Leg[]): LongWork<Array<Emission<never>>> {
	return mapOf(legs, ({ row, record }) => ({ record, rows: [row] }));
}

function* callsOf(legs: Leg[], start: string, clock: PbxClock): LongWork<Array<Emission<never>>> {
	return (yield* callsOfLegs(legs, start, clock)).map(({ call, rows }) => ({
		record: { ...call, lateLeg: false },
		rows,
	}));
}
