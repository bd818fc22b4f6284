import type { Job } from '../job';
import { callRecords } from './callRecords';
import { contacts } from './contacts';
import { dial } from './dial';
import { extensionStates } from './extensionState';
import { oneRequest } from './oneRequest';
import { recordings } from './recordings';

/** Everything that is compared with the HTTP Request node, in the order of the report. */
export const jobs: Job[] = [
	dial,
	...extensionStates,
	...callRecords,
	recordings,
	...contacts,
	oneRequest,
];
