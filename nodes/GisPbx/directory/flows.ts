import { flowsFrom, type Flow } from '../pbx/lists/flow';
import type { Pbx } from '../transport/pbx';
import { entriesOf } from './entriesOf';

/** The flows of the tenant with the states they show (pbx-protocol 6, "Flows"). */
export async function fetchFlows(pbx: Pbx): Promise<Flow[]> {
	const answer = await pbx.read({ parameters: { reqtype: 'FLOWS', format: 'json' } });
	return entriesOf(pbx, answer, flowsFrom);
}
