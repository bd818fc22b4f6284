/**
 * RESPONSEPATH of a tenant that has no response paths: 0 bytes (pbx.md#nothing-and-errors and
 * pbx.md#other-requests).
 */
import { chosenBy, reads } from '../operation';
import { nothing } from '../reply';

const empty = reads(() => nothing);

export const responsepathOperations = chosenBy('action', {
	list: empty,
	getid: empty,
	getlast: empty,
});
