import { requiredText } from '../../fields/text';
import { askList } from '../../directory/askList';
import { namedRows } from '../../pbx/rows';
import { withoutSecrets } from '../../pbx/secretFields';
import { defineOperation, itemOf } from '../operation';

/**
 * What became of a fax; the answer is documented nowhere, so it is passed on (pbx.md#fax-status).
 */
export const get = defineOperation({
	name: 'Get',
	action: 'Get a fax',
	description: 'Check what became of a fax that was sent',
	effect: 'reads',
	timeoutSeconds: 30,
	fields: {
		faxId: requiredText({
			displayName: 'Fax ID',
			placeholder: 'e.g. 15f3a9c01b27de',
			description: 'The ID that Send of a fax returned',
		}),
	},
	async run({ values: { faxId }, pbx }) {
		const said = pbx.dataOf(await askList(pbx, { reqtype: 'INFO', info: 'fax', id: faxId }));
		const answer = withoutSecrets(said);
		const [row] = namedRows(answer);
		if (row) return itemOf({ faxId, ...row });
		return answer === undefined
			? pbx.refuse(`Fax ${faxId} was not found`, 'The PBX knows no fax with this ID.')
			: itemOf({ faxId, status: answer });
	},
});
