/** Ends calls. */
import type { LiveCall } from './channel';
import type { Pbx } from './pbx';
import { endChannels } from './endChannels';
import { settleCalls } from './settleCalls';

/** Ends a call now, every channel of it: phones that still ring were not answered. */
export function hangUp(pbx: Pbx, call: LiveCall): void {
	endChannels(call, pbx.clock.now().getTime(), () => true);
	settleCalls(pbx);
}
