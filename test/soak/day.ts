/** A whole day of a large PBX, with an hour of trouble, followed poll by poll. */
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
} from '../nodes/GisPbx/trigger/world';

const MIDNIGHT = Date.parse('2024-06-11T21:00:00Z');
const FAULTS: Fault[] = ['throws', 'blank', 'timesOut'];

/** What was counted in a day. */
export interface Day {
	calls: number;
	polls: number;
	emitted: number;
	lost: number;
	repeated: number;
	requests: number;
	/** Bytes of JSON. */
	largestState: number;
}

/** Calls spread over the day; each lasts up to half an hour and is filed up to two hours late. */
export async function followADay(calls: number): Promise<Day> {
	const planned = Array.from({ length: calls }, (_, index) => {
		const startedAt = MIDNIGHT + Math.floor((index * DAY) / calls);
		const endedAt = startedAt + ((index * 7919) % 1800) * SECOND;
		const late = index % 10 === 0 ? ((index * 104_729) % 7200) * SECOND : 0;
		return { id: uniqueId(startedAt, index), startedAt, endedAt, appearsAt: endedAt + late };
	});
	const world = new World('calls', clockOf('Asia/Jerusalem'), planned);
	const follower = new Follower(world);
	let polls = 0;
	for (let now = MIDNIGHT - HOUR; now <= MIDNIGHT + DAY + 3 * HOUR; now += MINUTE) {
		const inTrouble = now > MIDNIGHT + 10 * HOUR && now < MIDNIGHT + 11 * HOUR;
		world.fault = (request) => (inTrouble ? FAULTS[request % FAULTS.length] : undefined);
		await follower.poll(now);
		polls++;
	}
	const seen = new Set(follower.emitted);
	return {
		calls,
		polls,
		emitted: follower.emitted.length,
		lost: planned.filter(({ id }) => !seen.has(id)).length,
		repeated: follower.emitted.length - seen.size,
		requests: world.requests,
		largestState: follower.largestState,
	};
}
