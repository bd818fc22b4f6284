import { NodeOperationError, type ILoadOptionsFunctions, type INodeType } from 'n8n-workflow';

import { inFull } from '../transport/failures';
import { searchChannels } from './channel';
import { searchExtensions } from './extension';
import { searchFlows } from './flow';
import { searchMailboxes } from './mailbox';
import { searchPhonebooks } from './phonebook';
import { searchQueues, searchQueuesOrAll } from './queue';

type ListSearch = NonNullable<NonNullable<INodeType['methods']>['listSearch']>;

/** Of a NodeOperationError n8n shows the message alone in a list: what to do stands in it, too. */
function explained(search: ListSearch[string]): ListSearch[string] {
	return async function (this: ILoadOptionsFunctions, ...asked) {
		return await search.apply(this, asked).catch(inMessage);
	};
}

function inMessage(thrown: unknown): never {
	if (thrown instanceof NodeOperationError) thrown.message = inFull(thrown);
	throw thrown;
}

const searches: ListSearch = {
	searchChannels,
	searchExtensions,
	searchFlows,
	searchMailboxes,
	searchPhonebooks,
	searchQueues,
	searchQueuesOrAll,
};

/** The searches that fill the pickers, by the names that the pickers use. */
export const listSearch: ListSearch = Object.fromEntries(
	Object.entries(searches).map(([name, search]) => [name, explained(search)]),
);
