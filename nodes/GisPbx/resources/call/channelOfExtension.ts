import { fetchCurrentCalls } from '../../directory/currentCalls';
import { channelsIn } from '../../pbx/calls/channel';
import type { CurrentCall } from '../../pbx/calls/currentCall';
import { bareExtension, peerOf } from '../../pbx/phoneNumber';
import type { PbxClock } from '../../pbx/time/zoneClock';
import type { PbxConnection } from '../../transport/connection';

/** Whose channel of the call is wanted: that of the extension, or of the one it talks with. */
type Whose = 'own' | 'other';

const LOCAL = /^Local\//i;

/**
 * A channel of the one call that an extension has at this moment (pbx.md#current-calls and
 * pbx.md#call-look-up). Ends the item in words where it has none or several, or where the PBX does
 * not tell which channel it is.
 */
export async function channelOfExtension(
	{ pbx, clock }: { pbx: PbxConnection; clock: PbxClock },
	extension: string,
	whose: Whose,
): Promise<string> {
	const calls = await fetchCurrentCalls(pbx, clock, extension);
	if (calls.length !== 1) return notOneCall(pbx, extension, calls);
	const [call] = calls;
	const isOwn = (channel: string) => isOf(extension, channel, pbx.settings.tenant);
	const isWanted = (channel: string) => isOwn(channel) === (whose === 'own');
	const told = wantedIn(call.channels, isWanted);
	const channels = told.length > 0 ? told : wantedIn(await channelsOf(pbx, call), isWanted);
	return channels.length === 1 ? channels[0] : notOneChannel(pbx, extension, channels);
}

/** Halves of Local channels lead on to another one, which counts where it is there. */
function wantedIn(channels: string[], isWanted: (channel: string) => boolean): string[] {
	const wanted = channels.filter(isWanted);
	const phones = wanted.filter((channel) => !LOCAL.test(channel));
	return phones.length > 0 ? phones : wanted;
}

function isOf(extension: string, channel: string, tenant: string): boolean {
	const peer = peerOf(channel).split('@')[0];
	return bareExtension(peer, tenant) === bareExtension(extension, tenant);
}

/** All channels of a call, by the first of its IDs that the PBX knows. */
async function channelsOf(
	pbx: PbxConnection,
	{ linkedId, callId, originateId }: CurrentCall,
): Promise<string[]> {
	for (const id of new Set([linkedId, callId, originateId])) {
		if (id === null) continue;
		const asked = { reqtype: 'INFO', info: 'call', id, format: 'json' };
		const channels = channelsIn(await pbx.read({ parameters: asked }));
		if (channels.length > 1) return channels;
	}
	return [];
}

const ADVICE =
	'Nothing was sent. Give the channel itself: the operations Get Current Calls of an extension and Get of a call show them.';

function notOneCall(pbx: PbxConnection, extension: string, calls: CurrentCall[]): never {
	if (calls.length === 0) return pbx.refuse(`Extension ${extension} has no call now`, ADVICE);
	const parties = calls.map(({ from, to }) => `${from ?? '?'} to ${to ?? '?'}`).join(', ');
	return pbx.refuse(`Extension ${extension} has ${calls.length} calls now: ${parties}`, ADVICE);
}

function notOneChannel(pbx: PbxConnection, extension: string, channels: string[]): never {
	const which = channels.length === 0 ? 'none' : channels.join(', ');
	return pbx.refuse(
		`The PBX does not tell which channel of the call of extension ${extension} is meant: ${which}`,
		ADVICE,
	);
}
