import { askList } from '../../directory/askList';
import { knownRows } from '../../directory/entriesOf';
import { EXTENSION_STATES, ifOffered } from '../../directory/offered';
import { limited, listFields } from '../../fields/list';
import { deviceStateFrom } from '../../pbx/lists/extension';
import { defineOperation, itemsOf } from '../operation';

/** Without any of these a row tells no state. */
const COLUMNS = ['st_extension', 'st_state'];

/** What every phone does at this moment, as lamps on phones show it (pbx.md#lamps). */
export const getAllStates = defineOperation({
	name: 'Get All States',
	action: 'Get the states of all extensions',
	description:
		'Retrieve what every extension does now, by one request: free, talking, ringing or unavailable',
	effect: 'reads',
	timeoutSeconds: 60,
	feature: EXTENSION_STATES,
	fields: { ...listFields() },
	async run({ values, pbx, clock }) {
		const reply = await ifOffered(pbx, EXTENSION_STATES, await askList(pbx, { reqtype: 'BLFS' }));
		const states = knownRows(pbx, pbx.dataOf(reply), COLUMNS).flatMap((row) =>
			deviceStateFrom(row, clock),
		);
		return itemsOf(limited(states, values));
	},
});
