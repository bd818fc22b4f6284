/** The promises of Voicemail Received (feed.md#messages) over random days. */
import fc from 'fast-check';
import { MailFollower, MailWorld, type Left, type MailFault } from './mailWorld';
import { everyOnce, promise } from './proof';
import type { FeedProperty, Tally } from './tally';
import { DAY, HOUR, MINUTE, SECOND } from './world';

const NOON = Date.parse('2024-06-12T09:00:00Z');
/** On the night when the PBX's clock is set back. */
const AUTUMN = Date.parse('2024-10-26T20:00:00Z');
const BOXES = ['204', '205', '206'];
const BEGIN = -2 * HOUR;

const leftMessage = fc.record({
	after: fc.integer({ min: 0, max: 30 * 3600 }),
	mailbox: fc.constantFrom(...BOXES),
	/** Of the week that the PBX may take to show it. */
	late: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.9, noNaN: true })),
	heardAfter: fc.option(fc.integer({ min: 0, max: 7200 }), { nil: undefined }),
	isOdd: fc.oneof({ arbitrary: fc.constant(false), weight: 9 }, fc.constant(true)),
});

const trouble = fc.record({
	from: fc.integer({ min: 0, max: 40 * 60 }),
	minutes: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 5 * 24 * 60 })),
	mailboxes: fc.subarray(BOXES, { minLength: 1 }),
	fault: fc.constantFrom<MailFault>('throws', 'blank'),
});

type LeftMessage = typeof leftMessage extends fc.Arbitrary<infer T> ? T : never;

function messagesOf(begin: number, planned: LeftMessage[]): Left[] {
	return planned.map(({ after, mailbox, late, heardAfter, isOdd }, index) => {
		const receivedAt = begin + after * SECOND;
		const appearsAt = receivedAt + 5 * SECOND + Math.floor(late * 7 * DAY);
		const heardAt = heardAfter === undefined ? undefined : appearsAt + heardAfter * SECOND;
		return { id: `m${index}`, mailbox, receivedAt, appearsAt, heardAt, isOdd };
	});
}

function count(tally: Tally, follower: MailFollower, polls: number): void {
	tally.emitted += follower.emitted.length;
	tally.requests += polls;
	tally.failedPolls += follower.failures;
	tally.largestState = Math.max(tally.largestState, follower.largestState);
}

const idsOf = (left: Left[]) => left.map(({ id }) => id);

const everyMessageOnce: FeedProperty = {
	name: 'every message once: heard or not, late, with failing and blank mailboxes, small polls, restarts',
	property: (tally) =>
		fc.asyncProperty(
			fc.constantFrom(NOON, AUTUMN),
			fc.array(leftMessage, { minLength: 1, maxLength: 25 }),
			fc.array(trouble, { maxLength: 4 }),
			fc.array(fc.integer({ min: 1, max: 40 * 60 }), { maxLength: 3 }),
			fc.constantFrom(1, 3, 1000),
			fc.constantFrom(undefined, BOXES),
			fc.integer({ min: 5, max: 90 }),
			async (begin, planned, troubles, restarts, maximumPerPoll, chosen, gap) => {
				const left = messagesOf(begin, planned);
				const world = new MailWorld(BOXES, left, chosen);
				const follower = new MailFollower(world, { maximumPerPoll });
				let polls = 0;
				const pollAt = async (minute: number) => {
					world.fault = (mailbox) =>
						troubles.find(
							({ from, minutes, mailboxes }) =>
								minute >= from && minute < from + minutes && mailboxes.includes(mailbox),
						)?.fault;
					polls++;
					const told = await follower.poll(begin + minute * MINUTE);
					promise('requests', told.length <= maximumPerPoll, () => `${told.length} in one poll`);
				};
				let last = BEGIN / MINUTE;
				for (let minute = last; minute <= 48 * 60; minute += gap) {
					if (restarts.some((at) => at > last && at <= minute)) follower.restart();
					last = minute;
					await pollAt(minute);
				}
				// All that is late has come, and all trouble is over; then a month in which nothing happens.
				for (let day = 9; day < 40; day++) await pollAt(day * 24 * 60);
				count(tally, follower, polls);
				everyOnce(idsOf(left), [], follower.emitted);
			},
		),
};

const beginning: FeedProperty = {
	name: 'what was there is not told, whenever each mailbox is read for the first time',
	property: (tally) =>
		fc.asyncProperty(
			fc.array(
				fc.record({
					before: fc.integer({ min: 3, max: 12 * 24 * 60 }),
					mailbox: fc.constantFrom(...BOXES),
				}),
				{ minLength: 1, maxLength: 15 },
			),
			fc.array(leftMessage, { minLength: 1, maxLength: 15 }),
			fc.subarray(BOXES, { maxLength: 2 }),
			fc.integer({ min: 1, max: 20 }),
			async (old, planned, failing, failsFor) => {
				const there = old.map(({ before, mailbox }, index) => ({
					id: `old${index}`,
					mailbox,
					receivedAt: NOON - before * MINUTE,
				}));
				const left = messagesOf(NOON, planned).map((each) => ({ ...each, isOdd: false }));
				const world = new MailWorld(BOXES, [...there, ...left]);
				const follower = new MailFollower(world);
				let polls = 0;
				for (let hour = 0; hour <= 24 * 8; hour += 2) {
					const fails = hour < failsFor;
					world.fault = (mailbox) => (fails && failing.includes(mailbox) ? 'throws' : undefined);
					polls++;
					await follower.poll(NOON + hour * HOUR);
				}
				count(tally, follower, polls);
				everyOnce(idsOf(left), [], follower.emitted);
			},
		),
};

const otherMailboxes: FeedProperty = {
	name: 'mailboxes may be added and removed: each message at most once, those of the followed ones all',
	property: (tally) =>
		fc.asyncProperty(
			fc.array(leftMessage, { minLength: 1, maxLength: 25 }),
			fc.array(fc.option(fc.subarray(BOXES, { minLength: 1 }), { nil: undefined }), {
				minLength: 1,
				maxLength: 12,
			}),
			async (planned, choices) => {
				const left = messagesOf(
					NOON,
					planned.map((each) => ({ ...each, late: 0, isOdd: false })),
				);
				const world = new MailWorld(BOXES, left, ['204', ...(choices[0] ?? [])]);
				const follower = new MailFollower(world);
				await follower.poll(NOON + BEGIN);
				let polls = 1;
				for (let quarter = 0; quarter <= 4 * 32; quarter++) {
					const chosen = choices[quarter % choices.length];
					// One mailbox is followed throughout.
					world.chosen = chosen && ['204', ...chosen.filter((mailbox) => mailbox !== '204')];
					polls++;
					await follower.poll(NOON + quarter * 15 * MINUTE);
				}
				count(tally, follower, polls);
				const kept = left.filter(({ mailbox }) => mailbox === '204');
				everyOnce(idsOf(kept), idsOf(left), follower.emitted);
			},
		),
};

const audio: FeedProperty = {
	name: 'a message waits for audio that fails, ten minutes at most, and stops no other',
	property: (tally) =>
		fc.asyncProperty(
			fc.array(leftMessage, { minLength: 1, maxLength: 15 }),
			fc.integer({ min: 0, max: 5 * 60 }),
			fc.integer({ min: 1, max: 120 }),
			async (planned, from, minutes) => {
				const left = messagesOf(
					NOON,
					planned.map((each) => ({ ...each, after: each.after % (5 * 3600), late: 0 })),
				);
				const world = new MailWorld(BOXES, left);
				const follower = new MailFollower(world, { audioWaitMinutes: 10 });
				let polls = 0;
				for (let minute = BEGIN / MINUTE; minute <= 8 * 60; minute += 5) {
					world.audioFails = minute >= from && minute < from + minutes;
					polls++;
					await follower.poll(NOON + minute * MINUTE);
					const due = left.filter(
						({ receivedAt }) => receivedAt + 5 * SECOND + 15 * MINUTE <= world.now,
					);
					const told = new Set(follower.emitted);
					const late = due.filter(({ id }) => !told.has(id));
					promise('late', late.length === 0, () => idsOf(late).join(', '));
				}
				count(tally, follower, polls);
				everyOnce(idsOf(left), [], follower.emitted);
			},
		),
};

/** The same kind of list as the call feed's. */
export const mailProperties: FeedProperty[] = [everyMessageOnce, beginning, otherMailboxes, audio];
