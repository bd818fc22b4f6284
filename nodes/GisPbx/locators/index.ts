import type { INodeType } from 'n8n-workflow';

import { searchExtensions } from './extension';
import { searchFlows } from './flow';
import { searchMailboxes } from './mailbox';
import { searchPhonebooks } from './phonebook';
import { searchQueues, searchQueuesOrAll } from './queue';

type ListSearch = NonNullable<NonNullable<INodeType['methods']>['listSearch']>;

/** The searches that fill the pickers, by the names that the pickers use. */
export const listSearch: ListSearch = {
	searchExtensions,
	searchFlows,
	searchMailboxes,
	searchPhonebooks,
	searchQueues,
	searchQueuesOrAll,
};
