import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { Field, FieldTexts } from '../fields/field';
import { fetchExtensions } from '../directory/extensions';
import { openSession } from '../transport/session';
import {
	fromList,
	locatorProperty,
	matching,
	numbered,
	readLocated,
	SEARCH_TIMEOUT_SECONDS,
	typed,
} from './locator';

/** Picks an extension: from the list its bare number, or `204` / `204-TENANT` sent as typed. */
export function extensionLocator(texts: Partial<FieldTexts> = {}): Field<string> {
	return {
		property: locatorProperty({ displayName: 'Extension', ...texts }, [
			fromList('searchExtensions'),
			typed('id', 'By ID', 'e.g. 204 or 204-DEMOCO'),
		]),
		read: (raw, context) => readLocated(raw, context, 'id').value,
	};
}

/** Fills the list of extensions; virtual ones are extensions too. */
export async function searchExtensions(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const session = await openSession(this);
	const extensions = await fetchExtensions(
		session.bind({ timeoutSeconds: SEARCH_TIMEOUT_SECONDS }),
	);
	const entries = extensions.flatMap(({ number, name }) =>
		number === null ? [] : [numbered(number, name)],
	);
	return matching(entries, filter);
}
