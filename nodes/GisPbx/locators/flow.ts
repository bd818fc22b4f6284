import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { Field } from '../fields/field';
import { fetchFlows } from '../directory/flows';
import { openSession } from '../transport/session';
import {
	fromList,
	locatorProperty,
	matching,
	readLocated,
	SEARCH_TIMEOUT_SECONDS,
	typed,
	type Located,
} from './locator';

/** A flow by its internal ID (from the list, or typed) or by its number. */
type LocatedFlow = Located<'list' | 'id' | 'number'>;

export function flowLocator(): Field<LocatedFlow> {
	return {
		property: locatorProperty({ displayName: 'Flow' }, [
			fromList('searchFlows'),
			typed('id', 'By ID', 'e.g. 61'),
			typed('number', 'By Number', 'e.g. 700'),
		]),
		read: (raw, context) => readLocated(raw, context, 'id') as LocatedFlow,
	};
}

/** Fills the list of flows. */
export async function searchFlows(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const session = await openSession(this);
	const flows = await fetchFlows(session.bind({ timeoutSeconds: SEARCH_TIMEOUT_SECONDS }));
	const entries = flows.flatMap(({ flowId, name, number }) =>
		flowId === null
			? []
			: [{ name: [name, number].filter(Boolean).join(' · ') || flowId, value: flowId }],
	);
	return matching(entries, filter);
}
