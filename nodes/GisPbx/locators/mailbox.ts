import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { Field } from '../fields/field';
import { VOICEMAIL } from '../directory/offered';
import { fetchMailboxes } from '../directory/mailboxes';
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

/** Picks a mailbox by its number, which is often that of an extension. */
export function mailboxLocator(): Field<string> {
	return {
		property: locatorProperty({ displayName: 'Mailbox' }, [
			fromList('searchMailboxes'),
			typed('number', 'By Number', 'e.g. 204'),
		]),
		read: (raw, context) => readLocated(raw, context, 'number').value,
	};
}

/** Fills the list of mailboxes. */
export async function searchMailboxes(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const session = await openSession(this);
	const mailboxes = await fetchMailboxes(
		session.bind({ timeoutSeconds: SEARCH_TIMEOUT_SECONDS, feature: VOICEMAIL }),
	);
	const entries = mailboxes.flatMap(({ mailbox, name }) =>
		mailbox === null ? [] : [numbered(mailbox, name)],
	);
	return matching(entries, filter);
}
