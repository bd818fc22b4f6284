import type { PbxClock } from '../time/zoneClock';
import type { Window } from '../time/window';
import { Groups, type Group } from './groups';
import type { QueueCall } from './queueCall';
import { SecondsTally, shareOf } from './secondsTally';
import { TIME_GROUPS } from './timeGroups';

/** Ways to group the calls of queues; values are part of saved workflows. */
export type QueueGroupBy = 'agent' | 'day' | 'hour' | 'none' | 'queue';

interface QueueSummaryOf {
	by: QueueGroupBy;
	window: Window;
	clock: PbxClock;
	serviceLevelSeconds: number;
	/** Whoever gives up within these seconds is counted apart. */
	shortAbandonSeconds: number;
}

const KEYS: Record<QueueGroupBy, (call: QueueCall) => Group> = {
	agent: ({ agent }) => agent,
	day: ({ startedAt }) => startedAt && TIME_GROUPS.day.keyOf(startedAt),
	hour: ({ startedAt }) => startedAt && TIME_GROUPS.hour.keyOf(startedAt),
	none: () => null,
	queue: ({ queue }) => queue,
};

/** The figures of queues by group, of calls in any order. */
export class QueueSummary {
	private readonly groups: Groups<QueueFigures>;
	private answered = 0;

	constructor(private readonly of: QueueSummaryOf) {
		const { by, window, clock } = of;
		const fixed = by === 'day' || by === 'hour' ? TIME_GROUPS[by].keysOf(window, clock) : [];
		this.groups = new Groups(
			fixed,
			() => new QueueFigures(of),
			({ offered }) => offered,
		);
	}

	add(call: QueueCall): void {
		if (call.outcome === 'answered') this.answered += 1;
		this.groups.of(KEYS[this.of.by](call)).add(call);
	}

	items() {
		return this.groups
			.inOrder()
			.map(([group, figures]) => ({ group, ...figures.toItem(this.answered) }));
	}
}

class QueueFigures {
	private readonly outcomes = { answered: 0, abandoned: 0, timedOut: 0, other: 0 };
	private readonly wait = new SecondsTally();
	private readonly talk = new SecondsTally();
	private short = 0;
	private inTime = 0;
	offered = 0;

	constructor(private readonly of: QueueSummaryOf) {}

	add({ outcome, waitingSeconds, talkSeconds }: QueueCall): void {
		const isWithin = (seconds: number) => waitingSeconds !== null && waitingSeconds <= seconds;
		this.offered += 1;
		this.outcomes[outcome] += 1;
		if (outcome === 'abandoned' && isWithin(this.of.shortAbandonSeconds)) this.short += 1;
		if (outcome === 'answered' && isWithin(this.of.serviceLevelSeconds)) this.inTime += 1;
		this.wait.add(waitingSeconds);
		if (outcome === 'answered') this.talk.add(talkSeconds);
	}

	/** `allAnswered`: the answered calls of all groups. */
	toItem(allAnswered: number) {
		const { offered, short, inTime, outcomes } = this;
		return {
			offered,
			...outcomes,
			abandonedShort: short,
			waitSeconds: this.wait.figures(),
			talkSeconds: { sum: this.talk.sum, ...this.talk.figures() },
			answeredWithinServiceLevel: inTime,
			shares: {
				answered: shareOf(outcomes.answered, offered),
				abandoned: shareOf(outcomes.abandoned, offered),
				timedOut: shareOf(outcomes.timedOut, offered),
				answeredWithinServiceLevel: shareOf(inTime, offered - short),
				ofAllAnswered: shareOf(outcomes.answered, allAnswered),
			},
		};
	}
}
