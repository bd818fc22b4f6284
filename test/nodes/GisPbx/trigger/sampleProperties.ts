/** The promises of the sampled events (feed.md#samples) over random histories. */
import fc from 'fast-check';
import { promise } from './proof';
import { agentsShown, Sampler, waitShown, type AgentAt, type Shown } from './sampleWorld';
import type { FeedProperty, Tally } from './tally';
import { DAY, MINUTE } from './world';

const BEGIN = Date.parse('2024-06-12T09:00:00Z');
const QUEUES = ['27', '28', '29'];
const EXTENSIONS = ['204', '205', '206', '207'];

const agent = fc.constantFrom<AgentAt>('available', 'paused', undefined);
/** Some records cannot be read, and whole answers are missing. */
const agentOrOdd = fc.oneof({ arbitrary: agent, weight: 6 }, fc.constant<AgentAt>('odd'));
const agentsOf = (at: fc.Arbitrary<AgentAt>) =>
	fc.record(Object.fromEntries(EXTENSIONS.map((extension) => [extension, at])));
const orNothing = <T>(shown: fc.Arbitrary<T>) =>
	fc.oneof({ arbitrary: shown, weight: 4 }, fc.constant(undefined));

interface Poll<T> {
	queues: Record<string, T | undefined>;
	minutes: number;
	/** n8n dies before it. */
	isRestarted: boolean;
	wanted: string[];
}

const pollOf = <T>(shown: fc.Arbitrary<T>): fc.Arbitrary<Poll<T>> =>
	fc.record({
		queues: fc.record(Object.fromEntries(QUEUES.map((queue) => [queue, orNothing(shown)]))),
		minutes: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 9 * 24 * 60 })),
		isRestarted: fc.oneof({ arbitrary: fc.constant(false), weight: 4 }, fc.constant(true)),
		wanted: fc.subarray(QUEUES),
	});

function count(tally: Tally, sampler: Sampler, polls: number): void {
	tally.emitted += sampler.emitted;
	tally.requests += polls;
	tally.largestState = Math.max(tally.largestState, sampler.largestState);
}

interface Rules<T> {
	lookOf(shown: T): Shown;
	mayRestart?: boolean;
	/** Queues are added and removed; the first is always there. */
	mayChangeQueues?: boolean;
}

/** Follows a history; after each poll what was told must lead to what was seen. */
function follow<T>(
	tally: Tally,
	history: Array<Poll<T>>,
	{ lookOf, mayRestart = false, mayChangeQueues = false }: Rules<T>,
): void {
	const sampler = new Sampler();
	let now = BEGIN;
	for (const { queues, minutes, isRestarted, wanted } of history) {
		now += minutes * MINUTE;
		if (mayRestart && isRestarted) sampler.restart();
		const shown = Object.fromEntries(
			Object.entries(queues).map(([queue, each]) => [
				queue,
				each === undefined ? undefined : lookOf(each),
			]),
		);
		const followed = mayChangeQueues ? [...new Set([QUEUES[0], ...wanted])] : QUEUES;
		const told = sampler.poll(shown, followed, now);
		const keys = told.map(({ queueId, key }) => `${queueId}/${key}`);
		promise('repeated', new Set(keys).size === keys.length, () => keys.join(', '));
		if (!mayRestart) sampler.check();
	}
	sampler.check();
	count(tally, sampler, history.length);
}

const historyOf = <T>(shown: fc.Arbitrary<T>) =>
	fc.array(pollOf(shown), { minLength: 10, maxLength: 40 });

const agentsNet: FeedProperty = {
	name: 'agents: what is told leads from the first sample to the last, with queues that fail, blanks and odd records',
	property: (tally) =>
		fc.asyncProperty(historyOf(agentsOf(agentOrOdd)), async (history) => {
			follow(tally, history, { lookOf: agentsShown });
		}),
};

const agentsRestarted: FeedProperty = {
	name: 'agents: and when n8n dies, from its last emission',
	property: (tally) =>
		fc.asyncProperty(historyOf(agentsOf(agentOrOdd)), async (history) => {
			follow(tally, history, { lookOf: agentsShown, mayRestart: true });
		}),
};

const queuesChanged: FeedProperty = {
	name: 'agents: queues may be added and removed',
	property: (tally) =>
		fc.asyncProperty(historyOf(agentsOf(agent)), async (history) => {
			follow(tally, history, { lookOf: agentsShown, mayChangeQueues: true });
		}),
};

const waiting: FeedProperty = {
	name: 'waiting: each episode is told once, and its end once, with queues that fail, blanks and restarts',
	property: (tally) =>
		fc.asyncProperty(
			historyOf(
				fc.tuple(
					fc.integer({ min: 0, max: 8 }),
					fc.oneof(fc.integer({ min: 0, max: 200 }), fc.constant<''>('')),
				),
			),
			fc.record(
				{
					minimumWaiting: fc.integer({ min: 0, max: 6 }),
					longestWaitSeconds: fc.integer({ min: 0, max: 150 }),
				},
				{ requiredKeys: [] },
			),
			fc.boolean(),
			async (history, limits, mayRestart) => {
				follow(tally, history, {
					lookOf: ([callers, seconds]) => waitShown(callers, seconds, limits),
					mayRestart,
				});
			},
		),
};

const bounded: FeedProperty = {
	name: 'agents: the state does not grow with those who are gone for long',
	property: (tally) =>
		fc.asyncProperty(fc.integer({ min: 20, max: 60 }), async (days) => {
			const sampler = new Sampler();
			for (let day = 0; day < days; day++) {
				const shown = { '27': agentsShown({ [String(300 + day)]: 'available' }) };
				sampler.poll(shown, ['27'], BEGIN + day * DAY);
			}
			sampler.check();
			count(tally, sampler, days);
			promise('state', sampler.largestState < 1000, () => `${sampler.largestState} bytes`);
		}),
};

/** The same kind of list as the call feed's. */
export const sampleProperties: FeedProperty[] = [
	agentsNet,
	agentsRestarted,
	queuesChanged,
	waiting,
	bounded,
];
