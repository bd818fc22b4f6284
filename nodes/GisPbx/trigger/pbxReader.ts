import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { addCallDetails, type LegIndex } from '../pbx/calls/callDetails';
import { epochOfUniqueId, type Detail } from '../pbx/calls/callIdentity';
import { msOf } from '../pbx/calls/callPart';
import type { CallRecord } from '../pbx/calls/callRecord';
import { isStillUp } from '../pbx/calls/currentCall';
import { slicesOf } from '../pbx/time/slices';
import { windowBetween } from '../pbx/time/window';
import { DAY_MS, HOUR_MS, type PbxClock } from '../pbx/time/zoneClock';
import { askRows, askRowsByCsv, fetchLegs } from '../callRecords/fetchRows';
import type { SteadyLength } from '../pbx/reply/recordingState';
import { stateIn } from '../resources/call/waitForEnd/phone';
import { lookAtRecording, type RecordingLook } from '../resources/recording/lookAtRecording';
import { saysCutOff } from '../transport/replyFailures';
import { saysTimedOut } from '../transport/networkFailures';
import { ProcessMemory } from '../transport/processMemory';
import type { PbxConnection } from '../transport/connection';
import { NONE, type FeedReader } from './feed/settings';
import { named, triggerKey } from './whichTrigger';

/** The field of the item that the audio is put into. */
const OUTPUT_FIELD = 'data';

/** Of recordings that were not whole in the last poll, by trigger and call. */
const steadyLengths = new ProcessMemory<SteadyLength>({ forMs: DAY_MS });

interface Reading {
	detail: Detail;
	clock: PbxClock;
	downloadSeconds: number;
	/** Whether the audio of recordings is wanted; by default it is. */
	keepsAudio?: boolean;
}

/** The feed's reader on the real PBX; a recording is an item with its file, had within `downloadSeconds`. */
export function pbxReader(
	n8n: IPollFunctions,
	pbx: PbxConnection,
	{ detail, clock, downloadSeconds, keepsAudio }: Reading,
): Required<FeedReader<INodeExecutionData>> {
	const files = pbx.withTimeout(downloadSeconds);
	const legsAround = legReader(pbx, clock);
	return {
		rows: async (window) => await askRows(pbx, detail, window).catch(orUnfinished),
		rowsByCsv: async (window) =>
			await askRowsByCsv(pbx, detail, window)
				.then((rows) => ({ rows }))
				.catch(orUnfinished),
		async recording({ callId }, isLast) {
			if (callId === null) return undefined;
			const request = { parameters: { reqtype: 'INFO', info: 'recording', id: callId } };
			const target = { outputField: OUTPUT_FIELD, name: `recording-${callId}` };
			const key = `${triggerKey(n8n)}/${callId}`;
			const how = { isLast, earlier: steadyLengths.recall(key), keepsAudio };
			const look = await lookAtRecording(n8n, files, request, target, how);
			if (look.kind === 'unfinished' && look.steady) steadyLengths.keep(key, look.steady);
			else steadyLengths.forget(key);
			return told(look);
		},
		async withLegs(record) {
			const legs = await legsAround(record).catch(async (error: Error) => {
				n8n.logger.warn(`${named(n8n)} could not read the legs of a call: ${error.message}`);
				return await Promise.reject(error);
			});
			return addCallDetails(record, legs);
		},
		async isUp(callId) {
			const asked = { reqtype: 'INFO', info: 'call', id: callId, format: 'json' };
			return isStillUp(await pbx.read({ parameters: asked }));
		},
		async goesOn({ extension, until }) {
			const asked = { reqtype: 'INFO', info: 'extstate', ext: extension, format: 'json' };
			const state = stateIn(extension, await pbx.read({ parameters: asked }));
			const begun = [state?.callId, state?.linkedId].map((id) => epochOfUniqueId(id ?? ''));
			const known = begun.filter((at) => at !== undefined);
			return known.length > 0 && known.every((at) => at <= until);
		},
	};
}

/** Calls of a poll lie close together: one request serves those of an hour. */
function legReader(pbx: PbxConnection, clock: PbxClock) {
	const known: Array<{ from: number; to: number; legs: LegIndex }> = [];
	return async ({ startedAt, endedAt }: CallRecord): Promise<LegIndex> => {
		const from = msOf(startedAt);
		if (from === null) return { byCall: new Map(), byLink: new Map() };
		const end = msOf(endedAt) ?? from;
		const around = known.find((each) => each.from <= from && end <= each.to);
		if (around) return around.legs;
		const to = Math.max(end, from + HOUR_MS);
		const legs = await fetchLegs(pbx, clock, slicesOf(windowBetween(from, to, clock)));
		known.push({ from, to, legs });
		return legs;
	};
}

/** A look as the item says it; undefined while there may be more to come. */
function told(look: RecordingLook): INodeExecutionData | typeof NONE | undefined {
	if (look.kind === 'empty') return NONE;
	if (look.kind !== 'file') return undefined;
	const { item, complete } = look;
	return { ...item, json: { ...item.json, complete } };
}

async function orUnfinished(error: Error): Promise<{ unfinished: Error }> {
	const isUnfinished = saysTimedOut(error) || saysCutOff(error);
	return isUnfinished ? { unfinished: error } : await Promise.reject(error);
}
