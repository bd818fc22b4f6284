/** PHONEBOOKS list: the books themselves (pbx.md#phone-books). */
import { chosenBy, reads } from '../operation';
import { sqlRows } from '../reply';

export const phonebooksOperations = chosenBy('subreqtype', {
	list: reads((pbx, request) =>
		sqlRows(
			pbx,
			request,
			pbx.state.phonebooks.map(({ id, name }) => ({ pb_id: id, pb_name: name })),
		),
	),
});
