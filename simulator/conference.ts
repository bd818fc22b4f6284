/** Conference rooms: a row for each two of the people in one (asterisk.md#rows). */
import { stepsOf, type Channel, type DialplanStep } from './channel';
import type { Pbx } from './pbx';

export const CONFERENCE = 'ConfBridge';

/**
 * Whoever comes into a room is connected to everybody who is there, in rows of theirs; its own row is over
 * at once, until somebody comes behind it.
 */
export function enterRoom(pbx: Pbx, channel: Channel, step: DialplanStep): void {
	const { startsAt: at, extension: room } = step;
	const meetings = pbx.state.calls
		.flatMap(({ channels }) => channels)
		.filter((other) => other !== channel && other.endsAt > at)
		.map((other) => ({ endsAt: other.endsAt, meeting: stepsOf(other).at(-1) }))
		.filter(({ meeting }) => meeting?.application === CONFERENCE && meeting.extension === room);
	// A second row of one channel begins with what happened last in the room before.
	const startsAt = Math.max(...meetings.map(({ meeting }) => meeting?.startsAt ?? at));
	for (const { endsAt, meeting } of meetings) {
		if (!meeting || meeting.startsAt > at) continue;
		meeting.endsAt = undefined;
		meeting.attempts.push({
			phone: channel,
			startsAt,
			answersAt: at,
			endsAt,
			status: 'answered',
			cameByItself: true,
		});
		step.endsAt = at;
	}
}
