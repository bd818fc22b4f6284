import type { INodeExecutionData } from 'n8n-workflow';

import { addCallDetails, type LegIndex } from '../pbx/calls/callDetails';
import { ANSWERED } from '../pbx/calls/disposition';
import { withRawLegs } from '../pbx/calls/groupLegs';
import { msOf } from '../pbx/calls/callPart';
import { DAY_MS, type PbxClock } from '../pbx/time/zoneClock';
import { inStretches, mapOf } from '../pbx/longWork';
import type { Row } from '../pbx/rows';
import { withoutSecrets } from '../pbx/secretFields';
import { fetchLegs } from '../callRecords/fetchRows';
import { slicesOf } from '../pbx/time/slices';
import { windowBetween } from '../pbx/time/window';
import { breathe } from '../transport/breath';
import type { PbxConnection } from '../transport/connection';
import type { Emission, ToldRecord } from './feed/settings';
import type { TriggerParameters } from './form';
import { wantedOf } from './wanted';
import { NO_RECORDING } from './pbxReader';

type Emitted = Emission<INodeExecutionData>;

/** What the workflow gets, one item for each call or leg; asks for call details where they are wanted. */
export async function emittedItems(
	emitted: Emitted[],
	parameters: TriggerParameters,
	pbx: PbxConnection,
	clock: PbxClock,
): Promise<INodeExecutionData[]> {
	const { detail, simplify, options } = parameters;
	const wantsDetails = simplify && detail === 'calls' && options.addCallDetails === true;
	const legs = wantsDetails ? await legsOf(emitted, pbx, clock) : undefined;
	const told = emitted.flatMap((each) =>
		'legs' in each.record ? legsOrCall(each, parameters, pbx) : [each],
	);
	const toItem = ({ record, rows, recording }: Emitted): INodeExecutionData => {
		const call = legs ? addCallDetails(record, legs) : record;
		return {
			json: {
				...(simplify ? call : rawOf(record, rows)),
				...(options.attachRecording && { recording: recording?.json ?? NO_RECORDING }),
			},
			...(recording?.binary && { binary: recording.binary }),
		} as INodeExecutionData;
	};
	return await inStretches(mapOf(told, toItem), breathe);
}

/** The call, or where its legs come one by one those that are asked for; each has the call's recording. */
function legsOrCall(
	{ recording, ...told }: Emitted,
	parameters: TriggerParameters,
	pbx: PbxConnection,
): Emitted[] {
	return wantedOf(told, parameters, pbx.settings).map((each) => ({
		...each,
		...(each.record.disposition === ANSWERED && { recording }),
	}));
}

function rawOf(record: ToldRecord, rows: Row[]): object {
	return 'legs' in record ? withRawLegs(record, rows) : withoutSecrets(rows[0]);
}

/** The legs of the calls, each from its start to its end; calls far apart are asked for apart. */
async function legsOf(
	emitted: Emitted[],
	pbx: PbxConnection,
	clock: PbxClock,
): Promise<LegIndex | undefined> {
	const spans = spansOf(emitted.map(({ record }) => record));
	if (spans.length === 0) return undefined;
	const windows = spans.flatMap(([from, to]) => slicesOf(windowBetween(from, to, clock)));
	return await fetchLegs(pbx, clock, windows);
}

/** Nothing is filed later, whatever end a row tells. */
const LATEST_MS = DAY_MS;

/** From when to when the calls were, in milliseconds: one odd row does not stretch it over years. */
function spansOf(records: ToldRecord[]): Array<[from: number, to: number]> {
	const latest = Date.now() + LATEST_MS;
	const calls = records
		.map(({ startedAt, endedAt }) => ({ from: msOf(startedAt), to: msOf(endedAt) }))
		.flatMap(({ from, to }) => {
			const begin = from ?? to;
			return begin === null || begin > latest ? [] : [[begin, Math.min(to ?? begin, latest)]];
		})
		.sort(([a], [b]) => a - b);
	const spans: Array<[number, number]> = [];
	for (const [from, to] of calls) {
		const last = spans.at(-1);
		if (last && from - last[1] < DAY_MS) last[1] = Math.max(last[1], to);
		else spans.push([from, to]);
	}
	return spans;
}
