import { QUEUES } from '../../../bed/numbers';
import { json, pipes } from '../../reply';
import type { Handler } from '../../request';

/** The names of the queues by their IDs. */
export const queues: Handler = ({ params }) =>
	params.format === 'json'
		? json(Object.fromEntries(QUEUES.map(({ id, name }) => [id, name])))
		: pipes([QUEUES.map(({ id, name }) => `${id}: ${name}`)]);
