import type { Simulator } from '../../../simulator';
import type { TestPbx } from '../support';

/** A call that stays up: extension 204 talks with 0500000001. What was sent for it is forgotten. */
export async function liveCall(pbx: TestPbx): Promise<Simulator['state']['calls'][number]> {
	pbx.simulator.clock.freeze();
	await pbx.run({
		resource: 'call',
		operation: 'dial',
		source: '204',
		destination: '0500000001',
		options: { autoAnswer: true },
	});
	pbx.simulator.clock.advance({ seconds: 4 });
	pbx.simulator.clearRequests();
	return pbx.simulator.state.calls[0];
}
