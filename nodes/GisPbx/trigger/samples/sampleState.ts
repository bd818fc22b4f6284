import { scopeProblem } from '../feed/state';
import type { QueueSample, Sample } from './compare';
import { isRow } from '../../pbx/rows';

const VERSION = 1;

/** All that an event with samples remembers between polls. Never changed in place. */
export interface SampleState {
	readonly version: typeof VERSION;
	/** Tenant, event and filters: what the samples are samples of. */
	readonly scope: string;
	readonly queues: Sample;
}

/** A state with these samples. */
export function sampleState(scope: string, queues: Sample): SampleState {
	return { version: VERSION, scope, queues };
}

/** The stored state, or in words why it cannot be used. */
export function readSampleState(stored: unknown, scope: string): SampleState | { problem: string } {
	if (!isRow(stored)) return { problem: 'it is no state' };
	const problem = scopeProblem(stored, scope);
	if (problem !== undefined) return { problem };
	if (stored.version !== VERSION) return { problem: 'another version of this node wrote it' };
	return isWhole(stored.queues) ? sampleState(scope, stored.queues) : { problem: 'it is damaged' };
}

function isWhole(queues: unknown): queues is Sample {
	return isRow(queues) && Object.values(queues).every(isSample);
}

function isSample(value: unknown): value is QueueSample {
	if (!isRow(value) || !Number.isFinite(value.readAt) || !isRow(value.known)) return false;
	return Object.values(value.known).every(
		(known) => isRow(known) && typeof known.status === 'string' && Number.isFinite(known.since),
	);
}
