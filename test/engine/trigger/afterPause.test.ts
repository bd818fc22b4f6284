import type { INodeParameters, WorkflowActivateMode } from 'n8n-workflow';

import { usePbx } from '../support';
import { feedOf, idsOf, useTrigger } from './support';
import type { Followed } from './pollHarness';

const pbx = usePbx();
const trigger = useTrigger(pbx);

const MINUTE_MS = 60_000;
const fromNow = { options: { afterPause: 'fromNow' } };

/** A call that began minutes ago and lasted some seconds. */
const callOf = (minutesAgo: number) =>
	pbx.simulator.addEndedCall({ start: new Date(Date.now() - minutesAgo * MINUTE_MS) }).uniqueId;

/** A trigger that told a call and was unpublished; then calls ended that nobody was told of. */
async function paused(
	parameters: INodeParameters,
): Promise<{ before: Followed; missed: string[] }> {
	const before = await trigger.activate({ parameters });
	pbx.simulator.addEndedCall();
	await before.poll();
	expect(before.executions).toBe(1);
	const missed = [callOf(90), callOf(10)];
	return { before, missed };
}

async function published(
	before: Followed,
	parameters: INodeParameters,
	activation: WorkflowActivateMode,
): Promise<Followed> {
	return await trigger.restart(before, { parameters, activation });
}

test.each([
	['without the option', {}, 'activate'],
	['with Tell All', { options: { afterPause: 'tellAll' } }, 'activate'],
	['with From Now, but a change of a published workflow', fromNow, 'update'],
	['with From Now, but a start of n8n', fromNow, 'init'],
	['with From Now, but another leader', fromNow, 'leadershipChange'],
] as const)('%s: what ended in the meantime is told', async (_which, parameters, activation) => {
	const { before, missed } = await paused(parameters);
	const after = await published(before, parameters, activation);
	expect(idsOf(after)).toEqual(missed);
});

test('with From Now what ended in the meantime is passed over, and nothing is told twice', async () => {
	const { before } = await paused(fromNow);
	const floor = String(feedOf(before)?.floor);
	const after = await published(before, fromNow, 'activate');
	expect(idsOf(after)).toEqual([]);

	const { uniqueId } = pbx.simulator.addEndedCall();
	await after.poll();
	await after.poll();
	expect(idsOf(after)).toEqual([uniqueId]);
	expect(String(feedOf(after)?.floor) >= floor).toBe(true);
});

test('From Now holds for the first poll alone: a later one that was late tells all', async () => {
	const { before } = await paused(fromNow);
	const after = await published(before, fromNow, 'activate');
	const mend = pbx.simulator.fail('http500');
	await after.poll();
	mend();
	const { uniqueId } = pbx.simulator.addEndedCall();
	await after.poll();
	expect(idsOf(after)).toEqual([uniqueId]);
});

test('an activation that fails tells nothing, and the next one passes over as well', async () => {
	const { before } = await paused(fromNow);
	const mend = pbx.simulator.fail('http500');
	await expect(published(before, fromNow, 'activate')).rejects.toThrow('HTTP 500');
	mend();
	const after = await published(before, fromNow, 'activate');
	expect(idsOf(after)).toEqual([]);
});
