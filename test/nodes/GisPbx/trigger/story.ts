/** Random days of a PBX and of the n8n that follows it. */
import fc from 'fast-check';
import type { Detail } from '../../../../nodes/GisPbx/pbx/calls/callIdentity';
import type { Row } from '../../../../nodes/GisPbx/pbx/rows';
import { BUSY_ROWS } from '../../../../nodes/GisPbx/trigger/feed/reading';
import { wallMs } from '../../../../nodes/GisPbx/pbx/time/wallText';
import { Follower } from './follower';
import { everyOnce } from './proof';
import {
	callOf,
	clockOf,
	HOUR,
	MINUTE,
	SECOND,
	uniqueId,
	World,
	type Fault,
	type Planned,
} from './world';

export interface PlannedCall {
	/** Seconds after the trigger was switched on; negative: before. */
	startsAfter: number;
	seconds: number;
	/** Where between its end and the end of the lookback it appears. */
	late: number;
	/** Which of the PBX's two nodes writes it. */
	node: 0 | 1;
	copies: number;
	isUnreadable: boolean;
	isBadlyNamed: boolean;
	/** Shares the unique ID of the call before. */
	isFurtherLeg: boolean;
}

export interface PlannedPoll {
	/** Minutes after the last one. */
	after: number;
	/** For each request of the poll. */
	faults: Array<Fault | undefined>;
	/** Windows with more past than this time out. */
	slowAboveHours: number;
	/** How many requests it may begin. */
	budget: number;
	restartsBefore: boolean;
}

export interface Story {
	zone: string;
	detail: Detail;
	/** When the trigger is switched on. */
	beginsAt: number;
	lookbackMinutes: number;
	maximumPerPoll: number;
	busyRows: number;
	/** Minutes by which each node's clock is ahead. */
	skews: [number, number];
	calls: PlannedCall[];
	polls: PlannedPoll[];
	/** Turns the order of rows. */
	turn: number;
	readsWholeDays: boolean;
	/** Legs of a call are told together. */
	groups?: PlannedGroups;
}

/** How calls are grouped, and what the PBX says when asked whether one is up. */
export interface PlannedGroups {
	quietMinutes: number;
	says: 'truth' | 'always' | 'never' | 'stuck' | 'fails';
}

/** Nights on which a clock is changed, 2024: autumn, then spring. */
export const NIGHTS: Array<[zone: string, change: string]> = [
	['Asia/Jerusalem', '2024-10-26T23:00:00Z'],
	['Asia/Jerusalem', '2024-03-29T00:00:00Z'],
	['America/New_York', '2024-11-03T06:00:00Z'],
	['America/New_York', '2024-03-10T07:00:00Z'],
	['UTC', '2024-10-26T23:00:00Z'],
];

/** How a story goes: hours with a few polls, or so quick that most polls of a busy PBX are short reads. */
interface Pace {
	hours: number;
	minutesApart: fc.Arbitrary<number>;
	polls: fc.ArrayConstraints;
	calls: fc.ArrayConstraints;
	/** Polls without trouble for one that may have some. */
	wellForOne: number;
}

const SLOW: Pace = {
	hours: 12,
	minutesApart: fc.oneof(
		fc.integer({ min: 1, max: 20 }),
		fc.integer({ min: 1, max: 120 }),
		fc.integer({ min: 60, max: 600 }),
	),
	polls: { minLength: 1, maxLength: 25 },
	calls: { minLength: 1, maxLength: 25 },
	wellForOne: 0,
};

const QUICK: Pace = {
	hours: 3,
	minutesApart: fc.integer({ min: 1, max: 7 }),
	polls: { minLength: 1, maxLength: 60, size: 'max' },
	calls: { minLength: 1, maxLength: 25, size: 'max' },
	wellForOne: 5,
};

const call = (legs: boolean, { hours }: Pace): fc.Arbitrary<PlannedCall> =>
	fc.record({
		startsAfter: fc.integer({ min: -3 * 3600, max: hours * 3600 }),
		seconds: fc.oneof(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 4 * 3600 })),
		late: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true }), fc.constant(1)),
		node: fc.constantFrom(0 as const, 1 as const),
		copies: fc.constantFrom(1, 1, 1, 2),
		isUnreadable: fc.constantFrom(false, false, false, false, true),
		isBadlyNamed: fc.nat({ max: 60 }).map((one) => one === 60),
		isFurtherLeg: legs ? fc.boolean() : fc.constant(false),
	});

const fault = fc.constantFrom<Fault | undefined>(
	undefined,
	undefined,
	undefined,
	'throws',
	'blank',
	'timesOut',
	'badName',
	'badNameAndCut',
	'lostAndCut',
);

const poll = ({ minutesApart, wellForOne }: Pace): fc.Arbitrary<PlannedPoll> => {
	const troubled = fc.record({
		after: minutesApart,
		faults: fc.oneof(fc.constant<PlannedPoll['faults']>([]), fc.array(fault, { maxLength: 6 })),
		slowAboveHours: fc.constantFrom(Infinity, Infinity, 4, 2, 1),
		budget: fc.constantFrom(Infinity, Infinity, 6, 3, 1),
		restartsBefore: fc.constantFrom(false, false, false, true),
	});
	const well = minutesApart.map((after) => ({
		after,
		faults: [],
		slowAboveHours: Infinity,
		budget: Infinity,
		restartsBefore: false,
	}));
	return fc.oneof({ weight: 1, arbitrary: troubled }, { weight: wellForOne, arbitrary: well });
};

/** The node's own, or so few that a PBX with a handful of calls is busy. */
export const busyRows = fc.constantFrom(BUSY_ROWS, 0, 1, 4);

const MOST_AHEAD = 10;
const minutesOff = fc.integer({ min: -MOST_AHEAD, max: MOST_AHEAD });

/** Any story; `beginsAt` and zone from the nights of a clock change, or from anywhere in the year. */
export function stories(detail: Detail, when: 'any day' | 'clock change'): fc.Arbitrary<Story> {
	const anyDay = fc.record({
		zone: fc.constantFrom(...NIGHTS.map(([zone]) => zone)),
		beginsAt: fc.integer({ min: 1_704_067_200, max: 1_735_600_000 }).map((s) => s * SECOND),
	});
	const night = fc
		.tuple(fc.constantFrom(...NIGHTS), fc.integer({ min: -9 * 60, max: 60 }))
		.map(([[zone, change], minutes]) => ({
			zone,
			beginsAt: Date.parse(change) + minutes * MINUTE,
		}));
	const storiesAt = (pace: Pace) =>
		fc
			.record({
				place: when === 'any day' ? anyDay : night,
				lookbackMinutes: fc.constantFrom(10, 60, 240),
				maximumPerPoll: fc.constantFrom(1000, 1000, 5, 2),
				busyRows,
				skews: fc.tuple(minutesOff, minutesOff),
				calls: fc.array(call(detail === 'legs', pace), pace.calls),
				polls: fc.array(poll(pace), pace.polls),
				turn: fc.nat({ max: 30 }),
				readsWholeDays: fc.constantFrom(false, false, false, true),
			})
			.map(({ place, ...rest }) => ({ ...place, ...rest, detail }));
	return fc.oneof(storiesAt(SLOW), storiesAt(QUICK));
}

/** Rows of a story as its PBX will file them. */
export function plannedRows(story: Story): Planned[] {
	const lookback = story.lookbackMinutes * MINUTE;
	let call = { id: '', startedAt: 0 };
	return story.calls.map((each, index) => {
		// A unique ID is made when its first leg begins: the others begin with it or later.
		const isFurther = each.isFurtherLeg && call.id !== '';
		const startedAt = isFurther
			? call.startedAt + Math.abs(each.startsAfter % 600) * SECOND
			: story.beginsAt + each.startsAfter * SECOND;
		if (!isFurther) call = { id: uniqueId(startedAt, index), startedAt };
		const length = Math.min(each.seconds * SECOND, lookback);
		return {
			id: story.detail === 'legs' ? String(9000 + index) : call.id,
			uniqueId: story.detail === 'legs' ? call.id : undefined,
			startedAt,
			endedAt: startedAt + length,
			appearsAt: startedAt + length + Math.floor(each.late * (lookback - length)),
			skew: story.skews[each.node] * MINUTE,
			copies: each.copies,
			isBadlyNamed: each.isBadlyNamed,
			printedStart: each.isUnreadable ? 'yesterday' : undefined,
		};
	});
}

/** The same, with the legs of a call told together. */
export function groupedStories(when: 'any day' | 'clock change'): fc.Arbitrary<Story> {
	const groups = fc.record<PlannedGroups>({
		quietMinutes: fc.constantFrom(0, 2, 10, 60),
		says: fc.constantFrom('truth', 'always', 'never', 'stuck', 'fails'),
	});
	return fc
		.tuple(stories('legs', when), groups)
		.map(([story, planned]) => ({ ...story, groups: planned }));
}

/** What the PBX says of a call that it is asked about. */
export function answersOf(world: World, says: PlannedGroups['says']): World['up'] {
	return (callId) => {
		if (says === 'fails') return 'fails';
		if (says === 'stuck') return callId.endsWith('1');
		return says === 'truth' ? isUp(world, callId) : says === 'always';
	};
}

function isUp({ planned, now }: World, callId: string): boolean {
	const legs = planned.filter((leg) => callOf(leg) === callId);
	return (
		legs.some(({ startedAt }) => startedAt <= now) && legs.some(({ endedAt }) => endedAt > now)
	);
}

/** A blank answer is looked at every tenth time: only then nothing more comes. */
const QUIET_POLLS = 12;

/** More than any story needs to come to rest. */
const MOST_POLLS = 150;

/** Polls through a story and then, with all well, until nothing more comes. */
export async function follow(story: Story): Promise<{ world: World; follower: Follower }> {
	const world = new World(story.detail, clockOf(story.zone), plannedRows(story));
	const follower = new Follower(world);
	await followWith(follower, world, story);
	return { world, follower };
}

/** The same with a follower and a world of one's own; `waitMinutes`: how long what is new waits in the end. */
export async function followWith(
	follower: Follower,
	world: World,
	story: Story,
	waitMinutes = 0,
): Promise<void> {
	world.shuffle = (rows) => turned(rows, story.turn);
	world.readsWholeDays = story.readsWholeDays;
	const { lookbackMinutes, maximumPerPoll, busyRows } = story;
	const { quietMinutes, says = 'never' } = story.groups ?? {};
	const given = { lookbackMinutes, maximumPerPoll, busyRows, groupQuietMinutes: quietMinutes };
	follower.given = { ...follower.given, ...given };
	world.up = answersOf(world, says);
	let now = story.beginsAt;
	for (const plan of story.polls) {
		now += plan.after * MINUTE;
		if (plan.restartsBefore) follower.restart();
		const before = world.requests;
		world.fault = (request, { start, end }) => {
			const nowWall = wallMs(world.clock.textOf(world.now));
			const past = Math.min(wallMs(end), nowWall) - wallMs(start);
			return past > plan.slowAboveHours * HOUR ? 'timesOut' : plan.faults[request - before];
		};
		follower.given.isOver = () => world.requests - before >= plan.budget;
		await follower.poll(now);
	}
	world.fault = () => undefined;
	follower.given.isOver = () => false;
	// By then the last call has waited long enough for more legs.
	const patience = quietMinutes === undefined ? 0 : lookbackMinutes + quietMinutes + MOST_AHEAD;
	now = Math.max(now, ...world.planned.map(({ appearsAt }) => appearsAt)) + patience * MINUTE;
	now = await pollUntilQuiet(follower, world, now);
	// What tells no time waits from when it was first seen.
	if (waitMinutes > 0) await pollUntilQuiet(follower, world, now + waitMinutes * MINUTE);
}

/** Polls every minute until nothing more comes; when that was. */
async function pollUntilQuiet(follower: Follower, world: World, from: number): Promise<number> {
	let now = from;
	const mostQuiet = world.planned.some(({ isBadlyNamed }) => isBadlyNamed) ? QUIET_POLLS : 2;
	// A feed that repeats itself would never come to rest.
	for (let quiet = 0, polls = 0; quiet < mostQuiet && polls < MOST_POLLS; polls++) {
		now += MINUTE;
		const { length: wholeReads } = follower.wholeReads;
		const told = await follower.poll(now);
		if (told.length > 0) quiet = 0;
		else if (follower.wholeReads.length > wholeReads) quiet++;
	}
	return now;
}

/**
 * Nothing lost, nothing repeated. What had appeared before the feed began is settled, but for what
 * ended in its last two minutes.
 */
export function provesEveryRowOnce(world: Pick<World, 'planned'>, follower: Follower): void {
	const newSince = follower.beganAt - 2 * MINUTE;
	const isNew = ({ endedAt, skew = 0 }: Planned) =>
		Math.floor((endedAt + skew) / SECOND) * SECOND >= newSince;
	const expected = world.planned.filter(
		(row) =>
			row.appearsAt > follower.settledAt ||
			(row.appearsAt > follower.beganAt && row.printedStart === undefined && isNew(row)),
	);
	const mayBeTold = world.planned.filter(
		(row) => row.appearsAt > follower.beganAt || isNew(row) || follower.beganBlind,
	);
	// A call is new when one of its legs is.
	const isGrouped = follower.given.groupQuietMinutes !== undefined;
	const newCalls = new Set(mayBeTold.map(callOf));
	const allowed = isGrouped ? world.planned.filter((row) => newCalls.has(callOf(row))) : mayBeTold;
	everyOnce(
		expected.map(({ id }) => id),
		allowed.map(({ id }) => id),
		follower.emitted,
	);
}

function turned(rows: Row[], turn: number): Row[] {
	const at = rows.length === 0 ? 0 : turn % rows.length;
	return [...rows.slice(at), ...rows.slice(0, at)].reverse();
}
