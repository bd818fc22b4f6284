import { partyOf } from '../../../pbx/calls/callParties';
import { currentCallsFrom, type CurrentCall } from '../../../pbx/calls/currentCall';
import { extensionState } from '../../../pbx/lists/extension';
import { isRow } from '../../../pbx/rows';
import type { PbxClock } from '../../../pbx/time/zoneClock';
import type { PbxConnection } from '../../../transport/connection';

/** The PBX that is asked about a call, and whether nothing more is to be asked. */
export interface Asking {
	pbx: PbxConnection;
	clock: PbxClock;
	isStopped(): boolean;
}

/** The number of a party that may be an extension of ours; undefined for any other. */
export function extensionOf({ pbx }: Pick<Asking, 'pbx'>, text: string): string | undefined {
	const party = partyOf(text, pbx.settings.tenant);
	return party?.isExtension ? party.number : undefined;
}

/** What extstate says of a phone; undefined where it says nothing (pbx.md#extension-state). */
export async function stateOf(
	{ pbx }: Pick<Asking, 'pbx'>,
	ext: string,
): Promise<ReturnType<typeof extensionState> | undefined> {
	const answer = await pbx.read({
		parameters: { reqtype: 'INFO', info: 'extstate', ext, format: 'json' },
	});
	return isRow(answer) && 'UniqueID' in answer ? extensionState(ext, answer) : undefined;
}

/** The calls that a phone has; none too where the PBX has no such list (pbx.md#current-calls). */
export async function callsOf({ pbx, clock }: Asking, phone: string): Promise<CurrentCall[]> {
	const answer = await pbx.read({
		parameters: { reqtype: 'GETCURRENTCALLS', phone, multiple: 'yes', format: 'json' },
		expected: 'list',
	});
	return currentCallsFrom(answer, clock, pbx.settings.tenant);
}
