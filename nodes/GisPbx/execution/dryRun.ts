import type { INodeExecutionData } from 'n8n-workflow';

import { itemOf, type Unfinished } from '../resources/operation';
import { DryRunEnd } from '../transport/plannedRequest';
import type { AnyCall } from './itemRunner';

/** Whether the item asks for what would be sent, by the option that every write has. */
export function isDryRun({ options }: AnyCall): boolean {
	return options.dryRun === true;
}

/**
 * Does an item's work. In a dry run what the work would send comes out instead; where it came to an
 * end without a write (a contact that is as wanted), its own output, marked as a dry run's. What ends it before the
 * first write is `PbxConnection.endDryRun`.
 */
export async function orDryRun<O extends INodeExecutionData[] | Unfinished>(
	call: AnyCall,
	work: () => Promise<O> | O,
): Promise<O | INodeExecutionData[]> {
	return isDryRun(call) ? await Promise.resolve().then(work).then(marked, planned) : await work();
}

/** Nothing is followed in a dry run, as nothing was begun. */
function marked<O extends INodeExecutionData[] | Unfinished>(output: O): O | INodeExecutionData[] {
	if (!Array.isArray(output)) return output;
	return output.map((item) => ({ ...item, json: { dryRun: true, wouldSend: [], ...item.json } }));
}

async function planned(thrown: unknown): Promise<INodeExecutionData[]> {
	return thrown instanceof DryRunEnd
		? itemOf({ dryRun: true, wouldSend: thrown.wouldSend })
		: await Promise.reject(thrown);
}
