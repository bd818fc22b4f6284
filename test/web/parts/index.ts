import { answers } from './answers';
import { clients } from './clients';
import { contacts } from './contacts';
import { cuts } from './cuts';
import { feed } from './feed';
import { lists } from './lists';
import { operations, operationsOnFpm } from './operations';
import type { WebPart } from './part';
import { recordings } from './recordings';
import { refusals } from './refusals';
import { restarts } from './restarts';
import { uploads } from './uploads';
import { warnings } from './warnings';

export const PARTS: WebPart[] = [
	operations,
	operationsOnFpm,
	lists,
	cuts,
	warnings,
	uploads,
	recordings,
	refusals,
	answers,
	contacts,
	clients,
	feed,
	restarts,
];
