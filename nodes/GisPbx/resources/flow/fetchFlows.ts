import type { LocatedFlow } from '../../locators/flow';
import { flowFrom, type Flow } from '../../pbx/flow';
import { rowsOf } from '../../pbx/rows';
import type { Pbx } from '../../transport/pbx';

/** The flows of the tenant with the states they show (pbx-protocol 6, "Flows"). */
export async function fetchFlows(pbx: Pbx): Promise<Flow[]> {
	const answer = await pbx.read({ parameters: { reqtype: 'FLOWS', format: 'json' } });
	return rowsOf(answer).map(flowFrom);
}

/**
 * What the PBX wants to be given: INFO the ID, SETFLOW the number. Looked up among the flows where
 * the user gave the other one.
 */
export async function flowReference(
	pbx: Pbx,
	{ mode, value }: LocatedFlow,
	wanted: 'flowId' | 'number',
): Promise<string> {
	const given = mode === 'number' ? 'number' : 'flowId';
	if (given === wanted) return value;
	const flow = (await fetchFlows(pbx)).find((candidate) => candidate[given] === value);
	return (
		flow?.[wanted] ??
		pbx.refuse(
			`Flow ${value} was not found`,
			`The PBX lists no flow with this ${given === 'number' ? 'number' : 'ID'}. Choose the flow from the list.`,
		)
	);
}
