import { currentCallsFrom, type CurrentCall } from '../pbx/calls/currentCall';
import type { PbxClock } from '../pbx/time/zoneClock';
import type { PbxConnection } from '../transport/connection';
import { askList } from './askList';
import { entriesOf } from './entriesOf';
import { CURRENT_CALLS, ifOffered } from './offered';

/** Both lists are documented nowhere: rows in JSON, or a text in which channels stand. */
const LISTED = { json: 'list', plain: 'text' } as const;

/**
 * The calls that an extension has at this moment (pbx.md#current-calls). Ends the item in words where
 * the PBX has no such list.
 */
export async function fetchCurrentCalls(
	pbx: PbxConnection,
	clock: PbxClock,
	extension: string,
): Promise<CurrentCall[]> {
	const asked = { reqtype: 'GETCURRENTCALLS', phone: extension, multiple: 'yes' };
	const answered = await askList(pbx, asked, LISTED);
	return callsIn(pbx, clock, pbx.dataOf(await ifOffered(pbx, CURRENT_CALLS, answered)));
}

/** Everybody's calls at this moment, a channel each (pbx.md#current-calls). Some PBXs take seconds. */
export async function fetchChannels(pbx: PbxConnection, clock: PbxClock): Promise<CurrentCall[]> {
	return callsIn(pbx, clock, pbx.dataOf(await askList(pbx, { reqtype: 'CHANNELS' }, LISTED)));
}

function callsIn(pbx: PbxConnection, clock: PbxClock, answer: unknown): CurrentCall[] {
	return entriesOf(pbx, answer, (calls) => currentCallsFrom(calls, clock, pbx.settings.tenant));
}
