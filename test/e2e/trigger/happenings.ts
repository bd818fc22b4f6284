/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import type { Simulator } from '../../../simulator';
import type { FollowedEvent } from './followedEvents';

const LONGEST_GAP_MS = 1_000;
/** How often a row or a message shows up minutes after the end of its call. */
const LATE_SHARE = 0.25;
const LATEST_MS = 30 * 60_000;

/** What happens on a PBX at random moments until `stop()`. */
export interface Happenings {
	/** The IDs of what has happened, oldest first. */
	readonly ids: readonly string[];
	stop(): void;
}

/** Lets an event happen on this PBX again and again from now on, whether n8n runs or not. */
export function letHappen({ happen }: FollowedEvent, pbx: Simulator): Happenings {
	const ids: string[] = [];
	let timer: NodeJS.Timeout;
	const later = () => {
		timer = setTimeout(() => {
			ids.push(happen(pbx, someTimeAgo()));
			later();
		}, Math.random() * LONGEST_GAP_MS);
	};
	later();
	return { ids, stop: () => clearTimeout(timer) };
}

function someTimeAgo(): Date {
	const lateMs = Math.random() < LATE_SHARE ? Math.random() * LATEST_MS : 0;
	return new Date(Date.now() - lateMs);
}
