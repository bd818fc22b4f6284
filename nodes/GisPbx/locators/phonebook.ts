import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { Field } from '../fields/field';
import { fetchPhonebooks } from '../directory/phonebooks';
import { openSession } from '../transport/session';
import {
	fromList,
	locatorProperty,
	matching,
	readLocated,
	SEARCH_TIMEOUT_SECONDS,
	typed,
} from './locator';

/** Picks a phonebook by its name; the PBX knows it by nothing else. */
export function phonebookLocator(): Field<string> {
	return {
		property: locatorProperty({ displayName: 'Phonebook' }, [
			fromList('searchPhonebooks'),
			typed('name', 'By Name', 'e.g. Default'),
		]),
		read: (raw, context) => readLocated(raw, context, 'name').value,
	};
}

/** Fills the list of phonebooks. */
export async function searchPhonebooks(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const session = await openSession(this);
	const names = await fetchPhonebooks(session.bind({ timeoutSeconds: SEARCH_TIMEOUT_SECONDS }));
	return matching(
		names.map((name) => ({ name, value: name })),
		filter,
	);
}
