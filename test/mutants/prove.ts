/* eslint-disable @n8n/community-nodes/no-restricted-globals, no-console -- runs outside n8n */
/**
 * Proves the feed beside this file, or says where it breaks, as one line of JSON: first a smoke
 * poll, then the traps, then, where none of them tells, the properties with the seed and number of cases given.
 */
import fc from 'fast-check';
import { pollCalls } from '../../nodes/GisPbx/trigger/feed/calls';
import { firstState } from '../../nodes/GisPbx/trigger/feed/state';
import { SCOPE } from '../nodes/GisPbx/trigger/follower';
import { FeedBroken } from '../nodes/GisPbx/trigger/proof';
import { properties } from '../nodes/GisPbx/trigger/properties';
import { newTally } from '../nodes/GisPbx/trigger/tally';
import { traps } from '../nodes/GisPbx/trigger/traps';
import { clockOf, MINUTE, settingsFor, uniqueId, World } from '../nodes/GisPbx/trigger/world';

/** What a run of the proofs found. */
export interface Finding {
	smoke: boolean;
	/** The first trap and the first property that broke, and how. */
	trap?: Broken;
	property?: Broken & { seed: number };
}

interface Broken {
	name: string;
	/** lost, late, repeated, torn, state or requests; anything else is no proof. */
	wrong: string;
	/** Whether that is one of the feed's promises. */
	isPromise: boolean;
}

const NOON = Date.parse('2024-06-12T09:00:00Z');

/** One call, two polls: a feed that fails here is no mutant but a wreck. */
async function smoke(): Promise<boolean> {
	const id = uniqueId(NOON, 1);
	const call = { id, startedAt: NOON, endedAt: NOON + MINUTE, appearsAt: NOON + MINUTE };
	const world = new World('calls', clockOf('UTC'), [call]);
	const settings = settingsFor(world);
	world.now = NOON - MINUTE;
	const empty = firstState(SCOPE, world.now, settings);
	const { state } = await pollCalls(empty, world.now, settings, world);
	world.now = NOON + 2 * MINUTE;
	const { rows } = await pollCalls(state, world.now, settings, world);
	return rows.length === 1 && rows[0].record.callId === id;
}

const wrongOf = (error: unknown): Pick<Broken, 'wrong' | 'isPromise'> =>
	error instanceof FeedBroken
		? { wrong: error.wrong, isPromise: true }
		: { wrong: String(error), isPromise: false };

async function firstTrap(): Promise<Finding['trap']> {
	for (const { name, prove } of traps) {
		const error = await prove().catch((thrown: unknown) => thrown);
		if (error !== undefined) return { name, ...wrongOf(error) };
	}
	return undefined;
}

async function firstProperty(seed: number, numRuns: number): Promise<Finding['property']> {
	for (const { name, property } of properties) {
		const run = await fc.check(property(newTally()), { seed, numRuns, endOnFailure: true });
		if (run.failed) return { name, seed, ...wrongOf(run.errorInstance) };
	}
	return undefined;
}

async function main(): Promise<void> {
	const [seed, numRuns] = process.argv.slice(2).map(Number);
	const finding: Finding = { smoke: await smoke().catch(() => false) };
	if (finding.smoke) {
		finding.trap = await firstTrap();
		if (!finding.trap?.isPromise) finding.property = await firstProperty(seed, numRuns);
	}
	console.log(JSON.stringify(finding));
}

void main();
