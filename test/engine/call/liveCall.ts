import type { Simulator } from '../../../simulator';
import type { TestPbx } from '../support';

/**
 * A call that stays up: extension 204 talks with 0500000001. Whatever was sent before is forgotten,
 * and the clock of the PBX stands still.
 */
export async function liveCall({
	simulator,
}: Pick<TestPbx, 'simulator'>): Promise<Simulator['state']['calls'][number]> {
	simulator.clock.freeze();
	await dial(simulator);
	simulator.clock.advance({ seconds: 4 });
	simulator.clearRequests();
	return simulator.state.calls[0];
}

/** Not by the node, so that whoever has a PBX can have the call. */
async function dial({ url, key, tenant }: Simulator): Promise<void> {
	const query = new URLSearchParams({
		key,
		tenant,
		reqtype: 'DIAL',
		source: '204',
		dest: '0500000001',
		account: 'SOURCE',
		autoanswer: 'yes',
		format: 'json',
	});
	await fetch(`${url}?${query}`);
}
