import type { INodeExecutionData } from 'n8n-workflow';

import { addCallDetails, type LegIndex } from '../pbx/calls/callDetails';
import { withRawLegs } from '../pbx/calls/groupLegs';
import type { PbxClock } from '../pbx/time/zoneClock';
import { dropPositionalKeys, type Row } from '../pbx/rows';
import { fetchLegs } from '../callRecords/fetchRows';
import { slicesOf } from '../pbx/time/slices';
import { windowBetween } from '../pbx/time/window';
import type { PbxConnection } from '../transport/connection';
import type { Emission, ToldRecord } from './feed/settings';
import type { TriggerParameters } from './form';
import { NO_RECORDING } from './pbxReader';

type Emitted = Emission<INodeExecutionData>;

/** What the workflow gets, one item for each call or leg; asks for call details where they are wanted. */
export async function emittedItems(
	emitted: Emitted[],
	{ detail, simplify, options }: TriggerParameters,
	pbx: PbxConnection,
	clock: PbxClock,
): Promise<INodeExecutionData[]> {
	const wantsDetails = simplify && detail === 'calls' && options.addCallDetails === true;
	const legs = wantsDetails ? await legsOf(emitted, pbx, clock) : undefined;
	return emitted.map(({ record, rows, recording }) => {
		const call = legs ? addCallDetails(record, legs) : record;
		return {
			json: {
				...(simplify ? call : rawOf(record, rows)),
				...(options.attachRecording && { recording: recording?.json ?? NO_RECORDING }),
			},
			...(recording?.binary && { binary: recording.binary }),
		} as INodeExecutionData;
	});
}

function rawOf(record: ToldRecord, rows: Row[]): object {
	return 'legs' in record ? withRawLegs(record, rows) : dropPositionalKeys(rows[0]);
}

/** The legs from the first row's start to the last one's end. */
async function legsOf(
	emitted: Emitted[],
	pbx: PbxConnection,
	clock: PbxClock,
): Promise<LegIndex | undefined> {
	const times = emitted
		.flatMap(({ record }) => [record.startedAt, record.endedAt])
		.filter((iso) => iso !== null)
		.map((iso) => Date.parse(iso));
	if (times.length === 0) return undefined;
	const [from, to] = times.reduce(
		([first, last], ms) => [Math.min(first, ms), Math.max(last, ms)],
		[Infinity, -Infinity],
	);
	return await fetchLegs(pbx, clock, slicesOf(windowBetween(from, to, clock)));
}
