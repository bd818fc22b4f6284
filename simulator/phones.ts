/** What a phone does when it is called. */
import type { DialStatus } from './channel';
import { findExtension, type Pbx } from './pbx';
import { BEHAVIOUR_BY_ENDING } from './seed';
import type { PhoneBehaviour } from './state';

export interface Ringing {
	/** The PBX rings no longer than this, in seconds. */
	maxRingSeconds: number;
	/** Whoever answers does so after this many seconds, unless the extension has a time of its own. */
	answerAfterSeconds: number;
}

export interface Reaction {
	status: DialStatus;
	/** Seconds after it was dialled. */
	after: number;
}

/** How long the network takes to refuse a call, in seconds. */
const REFUSAL_SECONDS = 0.2;

/** How a phone takes a call; undefined where none is registered, so that none is dialled. */
export function reactionOf(pbx: Pbx, party: string, ringing: Ringing): Reaction | undefined {
	const extension = findExtension(pbx, party);
	if (extension && !extension.registered) return undefined;
	const { maxRingSeconds } = ringing;
	const answerAfter = extension?.answersAfterSeconds ?? ringing.answerAfterSeconds;
	const reactions: Record<PhoneBehaviour, Reaction> = {
		answers:
			answerAfter <= maxRingSeconds
				? { status: 'answered', after: answerAfter }
				: { status: 'noAnswer', after: maxRingSeconds },
		noAnswer: { status: 'noAnswer', after: maxRingSeconds },
		busy: { status: 'busy', after: REFUSAL_SECONDS },
		declines: { status: 'busy', after: Math.min(answerAfter, maxRingSeconds) },
		unknownNumber: { status: 'unknownNumber', after: REFUSAL_SECONDS },
		congestion: { status: 'congestion', after: REFUSAL_SECONDS },
	};
	if (!extension) return reactions[BEHAVIOUR_BY_ENDING[party.slice(-3)] ?? 'answers'];
	return reactions[extension.doNotDisturb ? 'busy' : extension.behaviour];
}
