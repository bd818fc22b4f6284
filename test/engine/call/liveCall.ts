import type { Simulator } from '../../../simulator';
import type { TestPbx } from '../support';

/**
 * A call that stays up: extension 204 talks with 0500000001. Whatever was sent before is forgotten,
 * and the clock of the PBX stands still.
 */
export async function liveCall({
	simulator,
}: Pick<TestPbx, 'simulator'>): Promise<Simulator['state']['calls'][number]> {
	return await callAfter(simulator, { seconds: 4, source: '204', dest: '0500000001' });
}

/** 0500000001 waits in queue 901, the phone of whose only member rings. */
export async function waitingCall({
	simulator,
}: Pick<TestPbx, 'simulator'>): Promise<Simulator['state']['calls'][number]> {
	return await callAfter(simulator, { seconds: 1, source: '0500000001', dest: '901' });
}

async function callAfter(
	simulator: Simulator,
	{ seconds, ...parties }: { seconds: number; source: string; dest: string },
): Promise<Simulator['state']['calls'][number]> {
	simulator.clock.freeze();
	await dial(simulator, parties);
	simulator.clock.advance({ seconds });
	simulator.clearRequests();
	return simulator.state.calls[0];
}

/** Not by the node, so that whoever has a PBX can have the call. */
async function dial(
	{ url, key, tenant }: Simulator,
	parties: { source: string; dest: string },
): Promise<void> {
	const query = new URLSearchParams({
		key,
		tenant,
		reqtype: 'DIAL',
		...parties,
		account: 'SOURCE',
		autoanswer: 'yes',
		format: 'json',
	});
	await fetch(`${url}?${query}`);
}
