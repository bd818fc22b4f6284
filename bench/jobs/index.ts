import type { Job } from '../job';
import { callRecords } from './callRecords';
import { contacts } from './contacts';
import { dial } from './dial';
import { extensionStates } from './extensionState';
import { oneRequest } from './oneRequest';
import { recordings } from './recordings';
import { reports } from './reports';

/** Everything that is compared with the HTTP Request node, or with what people make of our own, in the order of the report. */
export const jobs: Job[] = [
	dial,
	...extensionStates,
	...callRecords,
	...reports,
	recordings,
	...contacts,
	oneRequest,
];
