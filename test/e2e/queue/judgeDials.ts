import { isFinal, type Execution } from '../../../tools/n8n/execution';
import type { Row } from '../part';

/** What is known about executions that each dial a number of their own, after a worker died among them. */
export interface DialEvidence {
	/** Each was given to n8n once. */
	numbers: string[];
	/** By the ID of the execution. */
	statuses: Map<string, string>;
	/** The executions that the worker held when it died, as Redis has it. */
	held: string[];
	/** Those of them that had been saved as done. */
	done: string[];
	/** How many executions a worker runs at a time. */
	concurrency: number;
	/** The numbers of the executions that ended well. */
	succeeded: string[];
	/** The numbers that reached the PBX, one for each dial. */
	dialled: string[];
	/** From the kill until the last execution had ended. */
	seconds: number;
}

/** Whether every execution ended, which of them badly, and who was dialled how often. */
export function judgeDials(evidence: DialEvidence): Row[] {
	const { numbers, statuses, held, done, concurrency, succeeded, seconds } = evidence;
	const failed = [...statuses.keys()].filter((id) => statuses.get(id) !== 'success');
	const expected = held.filter((id) => !done.includes(id));
	const isExpected = sorted(failed) === sorted(expected);
	const times = countOf(evidence.dialled);
	const repeated = [...times].filter(([, count]) => count > 1);
	const reached = succeeded.filter((number) => times.has(number));
	const alsoDialled = times.size - reached.length;
	return [
		{
			what: 'a worker is killed: all executions come to an end',
			passed: statuses.size === numbers.length && [...statuses.values()].every(isEnd),
			seen: `${inWords(countOf([...statuses.values()]))}; the last ${seconds} s after the kill`,
		},
		{
			what: `... not well are exactly those that it held, at most ${concurrency}`,
			passed: isExpected && failed.length > 0 && held.length <= concurrency,
			seen: `${held.length} held, ${done.length} of them done; failed: ${sorted(failed)}${isExpected ? '' : `, not ${sorted(expected)}`}`,
		},
		{
			what: '... no number reached the PBX twice',
			passed: repeated.length === 0 && times.size > 0,
			seen: `${times.size} numbers${repeated.map(([number, count]) => `; ${number} ${count} times`).join('')}`,
		},
		{
			what: '... each number of an execution that ended well did',
			passed:
				succeeded.length === numbers.length - failed.length && reached.length === succeeded.length,
			seen: `${reached.length} of ${succeeded.length}; so did ${alsoDialled} of the ${failed.length} that failed`,
		},
	];
}

export const isEnd = (status: string) => isFinal(status as Execution['status']);

function countOf(texts: string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
	return counts;
}

const inWords = (counts: Map<string, number>) =>
	[...counts].map(([text, count]) => `${count} ${text}`).join(', ');

const sorted = (ids: string[]) => ids.toSorted().join(' ');
