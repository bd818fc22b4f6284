import { table } from '../../../demo/table';
import type { Row } from '../part';
import type { StoredExecution } from './database';
import type { Deliveries } from './deliveries';
import type { FollowedEvent } from './followedEvents';
import type { Outcome } from './outcome';
import { MOMENT_TEXTS, type Strike } from './strike';

/** How n8n keeps a trigger's state, and what may be expected of it. */
export interface Mode {
	env: Record<string, string>;
	/** n8n saves the state and the execution together. */
	isDurable: boolean;
}

/** A kill, and what the database showed after it, with n8n dead. */
export interface Aftermath extends Strike {
	/** How many the PBX has and no execution holds. */
	waiting: number;
	/** Those of them that the saved state counts as emitted: n8n will never bring them. */
	swallowed: string[];
	/** How many happened until n8n was up again. */
	whileDown: number;
}

export interface Evidence {
	mode: Mode;
	event: FollowedEvent;
	aftermaths: Aftermath[];
	deliveries: Deliveries;
	/** What happened on the PBX. */
	ids: string[];
	/** At the end, all of them. */
	executions: StoredExecution[];
	/** Errors inside the simulated PBX. */
	problems: number;
}

/** A kill after which another poll has begun proves less; a busy machine's timers are late. */
const NEAR_SHARE = 0.75;

/** The kills one by one, the sums, and whether they are what the mode promises. */
export function judgeKills(evidence: Evidence): Outcome {
	return {
		tables: [killTable(evidence), sumTable(evidence)],
		rows: [
			...deliveryRows(evidence),
			nearness(evidence),
			downTime(evidence),
			{
				what: 'the simulated PBX made no errors of its own',
				passed: evidence.problems === 0,
				seen: `${evidence.problems} errors`,
			},
		],
	};
}

function killTable({ event, aftermaths }: Evidence): string {
	return table(
		[
			...['kill', 'poll', 'moment', 'ms after', `${event.noun} waiting`],
			...['state saved without execution', 'more while n8n was down'],
		],
		aftermaths.map(({ poll, moment, offsetMs, waiting, swallowed, whileDown }, position) => [
			String(position + 1),
			String(poll),
			MOMENT_TEXTS[moment],
			offsetMs.toFixed(1),
			String(waiting),
			swallowed.join(' ') || '-',
			String(whileDown),
		]),
	);
}

function sumTable({ event, ids, deliveries, executions }: Evidence): string {
	const lost = deliveries.missing(ids);
	const statuses = new Map<string, number>();
	for (const { status } of executions) statuses.set(status, (statuses.get(status) ?? 0) + 1);
	const executionText = [...statuses].map(([status, number]) => `${number} ${status}`).join(', ');
	return table(
		[event.noun, 'emitted', 'lost', 'repeated', 'executions at the end', 'repeated in executions'],
		[
			[
				String(ids.length),
				String(ids.length - lost.length),
				String(lost.length),
				String(deliveries.repeats),
				executionText,
				deliveries.repeatsInWords,
			],
		],
	);
}

function deliveryRows({ mode, event, aftermaths, deliveries, ids }: Evidence): Row[] {
	const lost = deliveries.missing(ids);
	const swallowed = new Set(aftermaths.flatMap((aftermath) => aftermath.swallowed));
	const unexplained = lost.filter((id) => !swallowed.has(id));
	const lostText = `${lost.length} lost${lost.length > 0 ? `: ${lost.join(' ')}` : ''}`;
	if (!mode.isDurable) {
		return [
			{
				what: `of the ${event.noun} one is lost only where n8n had saved the state and started no execution`,
				passed: unexplained.length === 0,
				seen: `${lostText}; ${unexplained.length} without that proof`,
			},
		];
	}
	return [
		{ what: `of the ${event.noun} none is lost`, passed: lost.length === 0, seen: lostText },
		{
			what: `of the ${event.noun} none is repeated`,
			passed: deliveries.repeats === 0,
			seen: `${deliveries.repeats} repeated`,
		},
	];
}

function nearness({ aftermaths }: Evidence): Row {
	const near = aftermaths.filter(({ isBeforeNextPoll }) => isBeforeNextPoll).length;
	return {
		what: 'at least three of four kills fall into the poll that they wait for, or before the next',
		passed: near >= aftermaths.length * NEAR_SHARE,
		seen: `${near} of ${aftermaths.length}`,
	};
}

function downTime({ event, aftermaths }: Evidence): Row {
	const idle = aftermaths.filter(({ whileDown }) => whileDown === 0).length;
	const sum = aftermaths.reduce((all, { whileDown }) => all + whileDown, 0);
	return {
		what: `${event.noun} go on while n8n is down`,
		passed: sum > 0 && idle === 0,
		seen: `${sum} in ${aftermaths.length} times`,
	};
}
