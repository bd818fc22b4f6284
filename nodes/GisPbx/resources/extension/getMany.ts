import { listFields, limited } from '../../fields/list';
import { defineOperation, itemsOf } from '../operation';
import { fetchExtensions } from '../../directory/extensions';

/** Lists the extensions (pbx.md#extensions). */
export const getMany = defineOperation({
	name: 'Get Many',
	action: 'Get many extensions',
	description: 'Retrieve a list of extensions with their state, without their secrets',
	effect: 'reads',
	timeoutSeconds: 60,
	fields: { ...listFields() },
	async run({ values, pbx }) {
		return itemsOf(limited(await fetchExtensions(pbx), values));
	},
});
