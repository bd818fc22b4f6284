import type { Reply } from '../pbx/reply/reply';
import { isHelp, notOffered, type Feature } from '../transport/features';
import type { WriteRequest, PbxConnection } from '../transport/connection';
import type { PbxRequest } from '../transport/exchange';
import type { WriteOutcome } from '../transport/writeResult';
import { saidNothing } from './askList';

export const DO_NOT_DISTURB: Feature = { name: 'do not disturb', inHelp: 'DND' };
export const COLLECTED_VALUES: Feature = {
	name: 'what callers keyed in',
	inHelp: 'RESPONSEPATH',
};
export const CURRENT_CALLS: Feature = { name: 'current calls', inHelp: 'GETCURRENTCALLS' };
export const VOICEMAIL: Feature = { name: 'voicemail', inHelp: 'VOICEMAIL' };
export const VOICEMAIL_TRANSCRIPTS: Feature = {
	name: 'transcripts of voicemail',
	inHelp: 'voicemailtranscript',
};
export const CALL_NOTES: Feature = { name: 'notes on calls', inHelp: 'CDR' };
export const EXTENSION_STATES: Feature = { name: 'states of all extensions', inHelp: 'BLFS' };
export const AGENT_REMOVAL: Feature = { name: 'removing agents', inHelp: 'AGENT' };
export const AGENT_QUEUES: Feature = { name: 'the queues of an agent', inHelp: 'listqueues' };
export const RECORDING_TRANSCRIPTS: Feature = {
	name: 'transcripts of recordings',
	inHelp: 'transcript',
};
export const QUEUE_LOG: Feature = { name: 'the log of a queue', inHelp: 'queuelogs' };

/**
 * Asks for what a provider may not offer. A PBX says nothing where it has nothing and where it does
 * not know the request: then its own HELP decides, and the item ends unless that names the request.
 */
export async function askOffered(
	pbx: PbxConnection,
	feature: Feature,
	request: PbxRequest,
): Promise<Reply> {
	return await ifOffered(pbx, feature, await pbx.ask(request));
}

/** The same of a reply that has come. */
export async function ifOffered(
	pbx: PbxConnection,
	feature: Feature,
	reply: Reply,
): Promise<Reply> {
	return saidNothing(reply) && (await isInHelp(pbx, feature)) !== true
		? pbx.fail(notOffered(feature, 'it answered nothing'))
		: reply;
}

/**
 * The same for a write. It ends the item only where HELP certainly does not name the request: else
 * it may have been carried out without a word.
 */
export async function writeOffered(
	pbx: PbxConnection,
	feature: Feature,
	request: WriteRequest,
): Promise<WriteOutcome> {
	const outcome = await pbx.write(request);
	if (outcome.confirmed || outcome.reply !== '') return outcome;
	const isKnown = await isInHelp(pbx, feature).catch(() => undefined);
	return isKnown === false ? pbx.fail(notOffered(feature, 'it answered nothing')) : outcome;
}

/** Undefined where the PBX does not describe itself; an error where it could not be asked. */
async function isInHelp(pbx: PbxConnection, { inHelp }: Feature): Promise<boolean | undefined> {
	const reply = await pbx.ask({ parameters: { reqtype: 'HELP' }, expected: 'text' });
	const isToldOff = ['empty', 'wrongKey', 'refused', 'parameterMissing'].includes(reply.kind);
	const help = isToldOff ? undefined : pbx.dataOf(reply);
	return isHelp(help) ? new RegExp(`\\b${inHelp}\\b`, 'i').test(help) : undefined;
}
