import { flowsFrom, type Flow } from '../pbx/lists/flow';
import type { PbxConnection } from '../transport/connection';
import { askList } from './askList';
import { entriesOf } from './entriesOf';

/** The flows of the tenant with the states they show (pbx.md#flows). */
export async function fetchFlows(pbx: PbxConnection): Promise<Flow[]> {
	const answer = pbx.dataOf(await askList(pbx, { reqtype: 'FLOWS' }));
	return entriesOf(pbx, answer, flowsFrom);
}

/** A flow as a user gives it: by its ID, or by its number where the mode says so. */
interface GivenFlow {
	mode: string;
	value: string;
}

/**
 * What the PBX wants to be given: INFO the ID, SETFLOW the number. Looked up among the flows where
 * the user gave the other one.
 */
export async function flowReference(
	pbx: PbxConnection,
	flow: GivenFlow,
	wanted: 'flowId' | 'number',
): Promise<string> {
	const given = flow.mode === 'number' ? 'number' : 'flowId';
	if (given === wanted) return flow.value;
	return (await findFlow(pbx, flow))[wanted] ?? flowNotFound(pbx, flow);
}

/** The flow that the PBX lists under the ID or number given; an error without one. */
export async function findFlow(pbx: PbxConnection, flow: GivenFlow): Promise<Flow> {
	const given = flow.mode === 'number' ? 'number' : 'flowId';
	const found = (await fetchFlows(pbx)).find((candidate) => candidate[given] === flow.value);
	return found ?? flowNotFound(pbx, flow);
}

/** Ends the item. */
export function flowNotFound(pbx: PbxConnection, { mode, value }: GivenFlow): never {
	const given = mode === 'number' ? 'number' : 'ID';
	return pbx.refuse(
		`Flow ${value} was not found`,
		`The PBX lists no flow with this ${given}. Choose the flow from the list.`,
	);
}
