/** Consultations about a call, followed as part of it (feed.md#grouped-legs): once, whole, and with it. */
import fc from 'fast-check';
import type { ToldCall } from '../../../../nodes/GisPbx/trigger/feed/settings';
import { Follower } from './follower';
import { everyOnce, promise } from './proof';
import { count, type FeedProperty } from './tally';
import { callOf, clockOf, HOUR, MINUTE, SECOND, uniqueId, World, type Planned } from './world';

const NOON = Date.parse('2024-06-12T09:00:00Z');
const QUIET = 2;

/** A call from outside that 204 takes, asks 205 about, and puts through; seconds. */
export interface PlannedConsultation {
	/** From noon to the start of the call. */
	after: number;
	/** Each from the one before: until 204 asks, leaves, and the talk with 205 ends. */
	asksAfter: number;
	leavesAfter: number;
	endsAfter: number;
	/** By how much the row of the consultation comes late. */
	late: number;
	/** Whether 205 takes the call only when 204 has left. */
	stillRings: boolean;
}

/** The legs of call number `call`: two of the caller's, filed at its end, and the consultation's. */
export function legsOfConsultation(plan: PlannedConsultation, call: number): Planned[] {
	const begin = NOON + plan.after * SECOND;
	const asks = begin + plan.asksAfter * SECOND;
	const leaves = asks + plan.leavesAfter * SECOND;
	const ends = leaves + plan.endsAfter * SECOND;
	const answers = plan.stillRings ? leaves + Math.min(20 * SECOND, ends - leaves) : leaves;
	const sip = (extension: string) =>
		`SIP/${extension}-DEMOCO-${(call * 2 + Number(extension)).toString(16).padStart(8, '0')}`;
	const to = (extension: string) => ({
		...{ dstchannel: sip(extension), lastdst: `${extension}-DEMOCO`, lastapp: 'Dial' },
	});
	const own = uniqueId(begin, call * 10);
	const question = uniqueId(asks, call * 10 + 1);
	const leg = (name: string, startedAt: number, endedAt: number, more: Partial<Planned>) => {
		const uniqueOf = more.uniqueId ?? own;
		const base = { id: `${call}/${name}`, uniqueId: uniqueOf, linkedId: uniqueOf };
		return { ...base, startedAt, endedAt, appearsAt: ends, ...more };
	};
	return [
		leg('204', begin, leaves, { columns: to('204') }),
		leg('205', answers, ends, { columns: to('205') }),
		leg('question', asks, leaves, {
			uniqueId: question,
			appearsAt: leaves + plan.late * SECOND,
			answered: !plan.stillRings,
			columns: { ...to('205'), userfield: '[local]', realsrc: '204-DEMOCO', firstdst: '205' },
		}),
	];
}

/** What a PBX truly says of 205: it talks until the end of each call. */
const truthOf =
	(world: World): World['goingOn'] =>
	({ extension, until }) =>
		extension === '205' &&
		world.planned.some(({ id, startedAt, endedAt }) => {
			const isOn = startedAt <= world.now && world.now < endedAt;
			return id.endsWith('/205') && isOn && startedAt <= until + MINUTE;
		});

const plannedConsultation = (late: fc.Arbitrary<number>) =>
	fc.record<PlannedConsultation>({
		after: fc.integer({ min: 0, max: 3 * 3600 }),
		asksAfter: fc.integer({ min: 1, max: 300 }),
		leavesAfter: fc.integer({ min: 1, max: 120 }),
		endsAfter: fc.integer({ min: 1, max: 3600 }),
		late,
		stillRings: fc.boolean(),
	});

const consultations = (says: 'truth' | 'nothing' | 'fails'): FeedProperty => ({
	name: `a consultation is told with its call, or after it as a late leg; the PBX says ${says} of who was asked`,
	property: (tally) =>
		fc.asyncProperty(
			fc.array(plannedConsultation(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5000 }))), {
				minLength: 1,
				maxLength: 8,
			}),
			fc.integer({ min: 1, max: 10 }),
			fc.constantFrom(3, 10, 2000),
			async (plans, gap, busyRows) => {
				const rows = plans.flatMap(legsOfConsultation);
				const world = new World('legs', clockOf('Asia/Jerusalem'), rows);
				const truth = truthOf(world);
				if (says !== 'nothing') world.goingOn = says === 'fails' ? () => 'fails' : truth;
				const follower = new Follower(world, { groupQuietMinutes: QUIET, busyRows });
				for (let now = NOON - HOUR; now <= NOON + 8 * HOUR; now += gap * MINUTE) {
					await follower.poll(now);
				}
				count(tally, world, follower);
				everyOnce(
					rows.map(({ id }) => id),
					[],
					follower.emitted,
				);
				if (says === 'truth') plans.forEach((plan, call) => provesTogether(follower, plan, call));
			},
		),
});

/** The question is told with the call where its row came in time, else as a late leg of it. */
function provesTogether({ emissions }: Follower, plan: PlannedConsultation, call: number): void {
	const [first] = legsOfConsultation(plan, call);
	const ofIt = emissions.filter(({ rows }) =>
		rows.some(({ ID }) => String(ID).startsWith(`${call}/`)),
	);
	const told = ofIt.map(({ record }) => record as ToldCall);
	const isOfIt = told.every(({ callId }) => callId === callOf(first));
	promise('torn', isOfIt, () => `${told.map(({ callId }) => callId).join()} of ${callOf(first)}`);
	const [whole, ...late] = told;
	promise('torn', whole.complete && !whole.lateLeg, () => `${whole.callId} as if in pieces`);
	promise(
		'torn',
		late.every(({ lateLeg }) => lateLeg),
		() => 'told twice as a call',
	);
	const isInTime = plan.late <= plan.endsAfter + QUIET * 60;
	promise('torn', late.length === 0 || !isInTime, () => `${whole.callId} without its question`);
}

export const consultationProperties: FeedProperty[] = [
	consultations('truth'),
	consultations('nothing'),
	consultations('fails'),
];
