import type { Measure } from './job';
import type { Ratio } from './pairs';

/**
 * met: within its goal; limit: beyond it, but within a tenth of the least that any node must do;
 * missed: neither; shown: without a goal.
 */
export type Verdict = 'met' | 'limit' | 'missed' | 'shown';

/** One line of the report. */
export interface Result {
	job: string;
	measure: string;
	/** What our side and the rival cost, in words. */
	ours: string;
	rival: string;
	/** Ours to the rival's, where two sides were compared. */
	ratio?: Ratio;
	goal: string;
	verdict: Verdict;
	/** What else was seen, e.g. the most requests in flight. */
	note: string;
}

const UNITS: Record<Measure, (value: number) => string> = {
	time: milliseconds,
	cpu: milliseconds,
	memory: megabytes,
	aboveIdle: megabytes,
};

export const MEASURE_NAMES: Record<Measure, string> = {
	time: 'time',
	cpu: 'CPU time',
	memory: 'peak memory',
	aboveIdle: 'peak memory above idle',
};

/** A cost in words. */
export function costOf(measure: Measure, value: number): string {
	return UNITS[measure](value);
}

/** Whether nothing is wrong with a result. */
export function isGood({ verdict }: Result): boolean {
	return verdict !== 'missed';
}

function megabytes(value: number): string {
	return `${Math.round(value)} MB`;
}

function milliseconds(value: number): string {
	return value >= 10_000 ? `${(value / 1000).toFixed(1)} s` : `${Math.round(value)} ms`;
}
