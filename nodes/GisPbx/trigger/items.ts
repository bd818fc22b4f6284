import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { fetchLegsOf, talkFilled } from '../callRecords/legsOfCalls';
import { addCallDetails } from '../pbx/calls/callDetails';
import type { CallRecord } from '../pbx/calls/callRecord';
import { ANSWERED } from '../pbx/calls/disposition';
import { withRawLegs } from '../pbx/calls/groupLegs';
import type { PbxClock } from '../pbx/time/zoneClock';
import { inStretches, mapOf } from '../pbx/longWork';
import type { Row } from '../pbx/rows';
import { withoutSecrets } from '../pbx/secretFields';
import { breathe } from '../transport/breath';
import type { PbxConnection } from '../transport/connection';
import type { Emission, ToldRecord } from './feed/settings';
import type { TriggerParameters } from './form';
import { wantedOf } from './wanted';
import { named } from './whichTrigger';

type Emitted = Emission<INodeExecutionData>;

/** What the item says where there is no recording. */
const NO_RECORDING = { found: false, fileName: null, mimeType: null, complete: null };

interface Reading {
	pbx: PbxConnection;
	clock: PbxClock;
	n8n: Pick<IPollFunctions, 'getNode' | 'logger'>;
}

/** What the workflow gets, one item for each call or leg; asks for call details where they are wanted. */
export async function emittedItems(
	emitted: Emitted[],
	parameters: TriggerParameters,
	{ n8n, pbx, clock }: Reading,
): Promise<INodeExecutionData[]> {
	const { detail, simplify, options } = parameters;
	const detailed =
		simplify && detail === 'calls'
			? await detailsOf(
					emitted.map(({ record }) => record),
					options,
					{ n8n, pbx, clock },
				)
			: undefined;
	const told = emitted.flatMap((each) =>
		'legs' in each.record ? legsOrCall(each, parameters, pbx) : [each],
	);
	const toItem = ({ record, rows, recording }: Emitted): INodeExecutionData => {
		const call = detailed ? detailed(record) : record;
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

/** What puts into calls what their legs tell: all of it where that is asked for, the talk time unless it is not. */
async function detailsOf(
	calls: CallRecord[],
	{ addCallDetails: isAsked }: TriggerParameters['options'],
	{ n8n, pbx, clock }: Reading,
): Promise<((call: CallRecord) => CallRecord) | undefined> {
	if (isAsked === undefined) {
		const failed = (error: Error) =>
			n8n.logger.warn(
				`${named(n8n)} tells no talk times, the legs could not be read: ${error.message}`,
			);
		return await talkFilled(calls, { pbx, clock, failed });
	}
	if (!isAsked) return undefined;
	const legs = await fetchLegsOf(calls, pbx, clock);
	return (call) => addCallDetails(call, legs);
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
