import type { Parties } from '../../../pbx/calls/callEnd';
import { idIn, uniqueIdOf } from '../../../pbx/calls/callIdentity';
import { channelsIn } from '../../../pbx/calls/channel';
import { isStillUp, type CurrentCall } from '../../../pbx/calls/currentCall';
import { sameNumber } from '../../../pbx/sameNumber';
import type { Row } from '../../../pbx/rows';
import { callsOf, extensionOf, stateOf, type Asking } from './phone';

interface DialledCall {
	originateId: string;
	parties: Parties;
	/** Its CDR rows, as far as there are any. */
	rows: Row[];
}

/**
 * Whether a call is still up, by the ways to see it, the plainest first. Where the PBX cannot say,
 * it is not known to be.
 */
export async function isUp(asking: Asking, call: DialledCall): Promise<boolean> {
	const ask = async (sign: Sign) =>
		asking.isStopped() ? undefined : await sign(asking, call).catch(() => undefined);
	const isTalking = await ask(isPhoneInIt);
	if (isTalking || (await ask(isListed))) return true;
	// Some PBXs answer for a call that is over: a phone that has hung up is the surer sign.
	return isTalking === undefined && (await ask(hasChannels)) === true;
}

/** Undefined where the PBX does not tell. */
type Sign = (asking: Asking, call: DialledCall) => Promise<boolean | undefined>;

/**
 * A phone that talks in the call (pbx.md#extension-state). One that is idle when there are rows has
 * hung up; before, it may not have been rung yet. Its other calls tell nothing of this one.
 */
async function isPhoneInIt(asking: Asking, call: DialledCall): Promise<boolean | undefined> {
	const phone = phoneIn(asking, call.parties);
	if (!phone) return undefined;
	const state = await stateOf(asking, phone.extension);
	if (!state?.registered) return undefined;
	if (!state.talking) return call.rows.length > 0 ? false : undefined;
	const { callId, linkedId, otherParty } = state;
	if (isOf(call, { callId, linkedId })) return true;
	const isOfAnother = linkedId !== null && call.rows.some((row) => idIn(row, 'linkedid') !== null);
	const { countryCode, tenant } = asking.pbx.settings;
	const isSameParty =
		otherParty !== null && sameNumber(otherParty, phone.other, countryCode, tenant);
	return isSameParty && !isOfAnother ? true : undefined;
}

/** The list of the phone's calls holds one of its IDs or channels (pbx.md#current-calls). */
async function isListed(asking: Asking, call: DialledCall): Promise<boolean | undefined> {
	const phone = phoneIn(asking, call.parties);
	if (!phone) return undefined;
	const current = await callsOf(asking, phone.extension);
	const channels = new Set(call.rows.flatMap((row) => channelsIn(row.dstchannel)));
	const isIt = current.some(
		(each) => isOf(call, each) || each.channels.some((channel) => channels.has(channel)),
	);
	return isIt ? true : undefined;
}

/** The PBX shows channels by the call's ID (pbx.md#call-look-up). */
export async function hasChannels(
	{ pbx }: Asking,
	{ originateId }: Pick<DialledCall, 'originateId'>,
): Promise<boolean> {
	const answer = await pbx.read({
		parameters: { reqtype: 'INFO', info: 'call', id: originateId, format: 'json' },
	});
	return isStillUp(answer);
}

/** The first of the two parties that is an extension, with the other one. */
function phoneIn(
	asking: Asking,
	{ source, destination }: Parties,
): { extension: string; other: string } | undefined {
	const ends = [
		[source, destination],
		[destination, source],
	];
	for (const [party, other] of ends) {
		const extension = extensionOf(asking, party);
		if (extension !== undefined) return { extension, other };
	}
	return undefined;
}

function isOf(
	{ originateId, rows }: DialledCall,
	told: Partial<Pick<CurrentCall, 'callId' | 'linkedId' | 'originateId'>>,
): boolean {
	const ids = new Set<string | null>([originateId]);
	for (const row of rows) {
		for (const column of ['uniqueid', 'linkedid', 'originateid']) ids.add(idIn(row, column));
	}
	ids.delete(null);
	return [told.callId, told.linkedId, told.originateId].some((id) => id && ids.has(uniqueIdOf(id)));
}
