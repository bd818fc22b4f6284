import type { INodeType } from 'n8n-workflow';

import { searchExtensions } from './extension';

type ListSearch = NonNullable<NonNullable<INodeType['methods']>['listSearch']>;

/** The searches that fill the pickers, by the names that the pickers use. */
export const listSearch: ListSearch = { searchExtensions };
