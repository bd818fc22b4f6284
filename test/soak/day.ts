/** A whole day of a large PBX, with an hour of trouble, followed poll by poll. */
import { BUSY_ROWS } from '../../nodes/GisPbx/trigger/feed/reading';
import { Follower } from '../nodes/GisPbx/trigger/follower';
import {
	clockOf,
	DAY,
	HOUR,
	MINUTE,
	SECOND,
	uniqueId,
	World,
	type Fault,
	type Planned,
} from '../nodes/GisPbx/trigger/world';

const MIDNIGHT = Date.parse('2024-06-11T21:00:00Z');
const TROUBLE = { from: MIDNIGHT + 10 * HOUR, to: MIDNIGHT + 11 * HOUR };
/** What may have to wait for a whole read then waits for the end of the trouble. */
const WAITS_FROM = TROUBLE.from - 15 * MINUTE;
const FAULTS: Fault[] = ['throws', 'blank', 'timesOut'];

/** What was counted in a day. */
export interface Day {
	calls: number;
	polls: number;
	emitted: number;
	lost: number;
	repeated: number;
	requests: number;
	shortReads: number;
	/** Rows that the PBX answered, and what it would have, were all of it read at every poll. */
	rowsRead: number;
	rowsReadWhole: number;
	/** The longest from when the PBX shows a call until it is emitted, but for the hour of trouble. */
	latestMinutes: number;
	/** Bytes of JSON. */
	largestState: number;
}

/**
 * Follows calls that are spread over a day, polled every minute; each lasts up to half an hour and is
 * filed up to two hours late.
 */
export async function followADay(calls: number): Promise<Day> {
	const planned = plannedCalls(calls);
	const { polls, follower, world } = await pollADay(planned, BUSY_ROWS);
	const whole = await pollADay(planned, Infinity);
	const seen = new Set(follower.emitted);
	const minutesLate = planned
		.filter(({ appearsAt: at }) => at < WAITS_FROM || at > TROUBLE.to)
		.map(({ id, appearsAt }) => ((follower.toldAt.get(id) ?? Infinity) - appearsAt) / MINUTE);
	return {
		calls,
		polls,
		emitted: follower.emitted.length,
		lost: planned.filter(({ id }) => !seen.has(id)).length,
		repeated: follower.emitted.length - seen.size,
		requests: world.requests,
		shortReads: follower.shortReads,
		rowsRead: world.rowsRead,
		rowsReadWhole: whole.world.rowsRead,
		latestMinutes: minutesLate.reduce((a, b) => Math.max(a, b), 0),
		largestState: follower.largestState,
	};
}

function plannedCalls(calls: number): Planned[] {
	return Array.from({ length: calls }, (_, index) => {
		const startedAt = MIDNIGHT + Math.floor((index * DAY) / calls);
		const endedAt = startedAt + ((index * 7919) % 1800) * SECOND;
		const late = index % 10 === 0 ? ((index * 104_729) % 7200) * SECOND : 0;
		return { id: uniqueId(startedAt, index), startedAt, endedAt, appearsAt: endedAt + late };
	});
}

async function pollADay(planned: Planned[], busyRows: number) {
	const world = new World('calls', clockOf('Asia/Jerusalem'), planned);
	const follower = new Follower(world, { busyRows });
	let polls = 0;
	for (let now = MIDNIGHT - HOUR; now <= MIDNIGHT + DAY + 3 * HOUR; now += MINUTE) {
		const inTrouble = now > TROUBLE.from && now < TROUBLE.to;
		world.fault = (request) => (inTrouble ? FAULTS[request % FAULTS.length] : undefined);
		await follower.poll(now);
		polls++;
	}
	return { polls, follower, world };
}
