/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import type { Simulator } from '../../../simulator';

const LONGEST_GAP_MS = 1_000;
const MINUTE = 60_000;
/** How often a call was long, so that its row is filed under a start minutes ago. */
const LONG_SHARE = 0.25;
const LONGEST_MINUTES = 90;
/** How often a row shows up minutes after its call's end. */
const LATE_SHARE = 0.25;
const LATEST_MINUTES = 30;

/** Calls that end at random moments until `stop()`. */
export interface EndingCalls {
	/** The IDs of those that have ended, oldest first. */
	readonly ids: readonly string[];
	stop(): void;
}

/** Lets calls end on this PBX from now on: short ones, long ones, and some whose rows come late. */
export function letCallsEnd(pbx: Simulator): EndingCalls {
	const ids: string[] = [];
	let timer: NodeJS.Timeout;
	const later = () => {
		timer = setTimeout(() => {
			ids.push(pbx.addEndedCall(randomCall()).uniqueId);
			later();
		}, Math.random() * LONGEST_GAP_MS);
	};
	later();
	return { ids, stop: () => clearTimeout(timer) };
}

function randomCall(): { start: Date; ringSeconds: number; talkSeconds: number } {
	const ringSeconds = Math.round(Math.random() * 20);
	const minutes = Math.random() < LONG_SHARE ? Math.random() * LONGEST_MINUTES : Math.random();
	const talkSeconds = Math.round(minutes * 60);
	const lateMs = Math.random() < LATE_SHARE ? Math.random() * LATEST_MINUTES * MINUTE : 0;
	const start = new Date(Date.now() - lateMs - (ringSeconds + talkSeconds) * 1_000);
	return { start, ringSeconds, talkSeconds };
}
