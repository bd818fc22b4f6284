import { isStillUp } from '../../../pbx/calls/currentCall';
import { extensionState } from '../../../pbx/lists/extension';
import type { Parties } from '../../../pbx/calls/callEnd';
import { bareExtension } from '../../../pbx/phoneNumber';
import { sameNumber } from '../../../pbx/sameNumber';
import type { PbxConnection } from '../../../transport/connection';

const EXTENSION = /^\d{2,6}$/;

/**
 * The ways to see that a call is up, the plainest first: the PBX shows its channels, or its source
 * talks with its destination (pbx.md#call-look-up and pbx.md#extension-state).
 */
const SIGNS = [hasChannels, isSourceTalking];

interface DialledCall {
	originateId: string;
	parties: Parties;
}

/** Whether a call that no CDR shows is still up. Where the PBX cannot say, it is not known to be. */
export async function isUp(
	pbx: PbxConnection,
	call: DialledCall,
	isStopped: () => boolean,
): Promise<boolean> {
	for (const isShown of SIGNS) {
		if (isStopped()) return false;
		if (await isShown(pbx, call).catch(() => false)) return true;
	}
	return false;
}

async function hasChannels(pbx: PbxConnection, { originateId }: DialledCall): Promise<boolean> {
	const answer = await pbx.read({
		parameters: { reqtype: 'INFO', info: 'call', id: originateId, format: 'json' },
	});
	return isStillUp(answer);
}

async function isSourceTalking(pbx: PbxConnection, { parties }: DialledCall): Promise<boolean> {
	const ext = bareExtension(parties.source);
	if (!EXTENSION.test(ext)) return false;
	const answer = await pbx.read({
		parameters: { reqtype: 'INFO', info: 'extstate', ext, format: 'json' },
	});
	const { otherParty } = extensionState(ext, answer);
	return otherParty !== null && sameNumber(otherParty, parties.destination, pbx.countryCode);
}
