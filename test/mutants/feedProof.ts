/** Mutants of the feed: each must pass a smoke poll and break a promise of the proofs. */
import { CASES } from '../nodes/GisPbx/trigger/properties';
import type { Finding } from './prove';
import type { Verdict } from './verdict';
import type { Workshop } from './workshop';

const SEED = 20240612;

export async function proveFeed(workshop: Workshop): Promise<Verdict> {
	const proof = ['test/mutants/prove.ts', String(SEED), String(CASES)];
	const { stdout } = await workshop.run('tsx/dist/cli.mjs', ...proof);
	const finding = JSON.parse(stdout.trim().split('\n').at(-1) || '{}') as Finding;
	return { ...judged(finding), evidence: evidenceOf(finding) };
}

function judged({ smoke, trap, property }: Finding): Omit<Verdict, 'evidence'> {
	if (!smoke) return { outcome: 'wreck', problem: 'DOES NOT PASS THE SMOKE POLL' };
	const caught = [trap, property].filter((broken) => broken !== undefined);
	if (caught.length === 0) return { outcome: 'whole' };
	const isProven = caught.some(({ isPromise }) => isPromise);
	return isProven
		? { outcome: 'caught' }
		: { outcome: 'wreck', problem: `FAILS OTHERWISE: ${caught[0].wrong}` };
}

function evidenceOf({ trap, property }: Finding): string {
	const byTrap = trap && `trap ${trap.wrong}: ${trap.name}`;
	const byProperty =
		property && `property ${property.wrong}: ${property.name} (seed ${property.seed})`;
	return [byTrap, byProperty].filter((text) => text !== undefined).join('; ');
}
