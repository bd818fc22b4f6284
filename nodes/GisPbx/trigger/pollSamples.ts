import type { IPollFunctions } from 'n8n-workflow';

import type { PbxClock } from '../pbx/time/zoneClock';
import type { OpenSampler, Polled } from './event';
import { isClockSet } from './feed/clockCheck';
import { compare } from './samples/compare';
import { readSampleState, sampleState, type SampleState } from './samples/sampleState';
import { tellClock } from './tellClock';
import { named } from './whichTrigger';

interface Occasion {
	memory: Record<string, unknown>;
	scope: string;
	now: number;
	/** Whether to begin anew, although there is a state. */
	isFromNow: boolean;
	clock: PbxClock;
}

/**
 * One poll that compares: looks at the queues, and tells what became otherwise since the state that n8n
 * kept, which is that of the last emission (feed.md#samples). Undefined while n8n's clock is not set.
 * Rejects, with nothing changed, where every queue failed.
 */
export async function pollSamples(
	n8n: IPollFunctions,
	sampler: OpenSampler,
	{ memory, scope, now, isFromNow, clock }: Occasion,
): Promise<Polled<SampleState> | undefined> {
	if (!isClockSet(now)) return tellClock(n8n, 'notSet', { shown: clock.textOf(now) });
	const last = isFromNow ? undefined : stateIn(n8n, memory, scope);
	const { wanted, looks, failure } = await sampler.look(last === undefined);
	const { sample, changes } = compare(last?.queues ?? {}, looks, { wanted, now });
	const items = changes.length > 0 ? await sampler.itemsOf(changes, now) : [];
	return { state: sampleState(scope, sample), items, failure };
}

/** The kept state; undefined, with a warning, where there is none that can be used. */
function stateIn(
	n8n: IPollFunctions,
	memory: Record<string, unknown>,
	scope: string,
): SampleState | undefined {
	if (Object.keys(memory).length === 0) return undefined;
	const state = readSampleState(memory.feed, scope);
	if (!('problem' in state)) return state;
	n8n.logger.warn(`${named(n8n)} begins anew, its memory cannot be used: ${state.problem}`);
	return undefined;
}
