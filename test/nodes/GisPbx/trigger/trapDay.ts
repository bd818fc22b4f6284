/** What the small days of the traps are made of. */
import type { Follower } from './follower';
import { clockOf, MINUTE, uniqueId, type Planned } from './world';

export interface Trap {
	name: string;
	prove(): Promise<void>;
}

export const NOON = Date.parse('2024-06-12T09:00:00Z');
export const JERUSALEM = clockOf('Asia/Jerusalem');

/** An answered call of a minute that the PBX shows as soon as it has ended. */
export function call(name: number, startedAt: number, more: Partial<Planned> = {}): Planned {
	const endedAt = more.endedAt ?? startedAt + MINUTE;
	return {
		id: uniqueId(startedAt, name),
		startedAt,
		endedAt,
		appearsAt: endedAt,
		...more,
	};
}

export const idsOf = (rows: Planned[]) => rows.map(({ id }) => id);

export const everyMinute = (from: number, to: number, step = MINUTE) =>
	Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);

export async function pollAll(follower: Follower, times: number[]): Promise<void> {
	for (const at of times) await follower.poll(at);
}
