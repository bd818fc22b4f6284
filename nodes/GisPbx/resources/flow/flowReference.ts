import { fetchFlows } from '../../directory/flows';
import type { LocatedFlow } from '../../locators/flow';
import type { Flow } from '../../pbx/lists/flow';
import type { Pbx } from '../../transport/pbx';

/**
 * What the PBX wants to be given: INFO the ID, SETFLOW the number. Looked up among the flows where
 * the user gave the other one.
 */
export async function flowReference(
	pbx: Pbx,
	flow: LocatedFlow,
	wanted: 'flowId' | 'number',
): Promise<string> {
	const given = flow.mode === 'number' ? 'number' : 'flowId';
	if (given === wanted) return flow.value;
	return (await findFlow(pbx, flow))[wanted] ?? flowNotFound(pbx, flow);
}

/** The flow that the PBX lists under the ID or number given; an error without one. */
export async function findFlow(pbx: Pbx, flow: LocatedFlow): Promise<Flow> {
	const given = flow.mode === 'number' ? 'number' : 'flowId';
	const found = (await fetchFlows(pbx)).find((candidate) => candidate[given] === flow.value);
	return found ?? flowNotFound(pbx, flow);
}

/** Ends the item. */
export function flowNotFound(pbx: Pbx, { mode, value }: LocatedFlow): never {
	const given = mode === 'number' ? 'number' : 'ID';
	return pbx.refuse(
		`Flow ${value} was not found`,
		`The PBX lists no flow with this ${given}. Choose the flow from the list.`,
	);
}
