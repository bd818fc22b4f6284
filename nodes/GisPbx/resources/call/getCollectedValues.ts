import { entriesOf } from '../../directory/entriesOf';
import { askOffered, COLLECTED_VALUES } from '../../directory/offered';
import { callIdField } from '../../fields/callId';
import { choice } from '../../fields/choice';
import { notSent } from '../../fields/field';
import { optionalText, requiredText } from '../../fields/text';
import { responsesFrom } from '../../pbx/lists/responsePath';
import { defineOperation, itemsOf } from '../operation';

/** What a caller keyed in on the way through the PBX (pbx.md#response-paths). */
export const getCollectedValues = defineOperation({
	name: 'Get Collected Values',
	action: 'Get what a caller keyed in',
	description:
		'Retrieve the values that a caller keyed in on a response path, such as a customer number, and who took the call',
	effect: 'reads',
	timeoutSeconds: 30,
	feature: COLLECTED_VALUES,
	fields: {
		responsePath: requiredText({
			displayName: 'Response Path ID',
			placeholder: 'e.g. 19',
			description: 'Internal ID of the response path, as its page in the PBX has it in the address',
		}),
		of: notSent(
			choice({ displayName: 'Of', default: 'call', description: 'Whose values are wanted' }, [
				{ name: 'Latest Call', value: 'latest' },
				{ name: 'One Call', value: 'call' },
			]),
		),
		callId: { ...callIdField(), showWhen: { of: ['call'] } },
	},
	options: {
		answeredBy: optionalText({
			displayName: 'Answered By',
			placeholder: 'e.g. 204-DEMOCO',
			description: 'The latest call that this agent took, by the user name; for Latest Call only',
		}),
	},
	async run({ values: { responsePath, of, callId }, options: { answeredBy }, pbx, clock }) {
		const which =
			of === 'call'
				? { action: 'getid', rrid: callId }
				: {
						action: 'getlast',
						...(answeredBy ? { filter: 'answer', filterdata: answeredBy } : {}),
					};
		const reply = await askOffered(pbx, COLLECTED_VALUES, {
			parameters: { reqtype: 'RESPONSEPATH', id: responsePath, ...which, format: 'plain' },
			expected: 'table',
		});
		const responses = entriesOf(pbx, pbx.dataOf(reply), (rows) => responsesFrom(rows, clock));
		if (responses.length > 0) return itemsOf(responses.map((each) => ({ ...each, responsePath })));
		return pbx.refuse(
			`Response path ${responsePath} has no values of ${of === 'call' ? `call ${callId}` : 'any such call'}`,
			'The PBX knows none of a call that did not run through this path, and none of a path that is not there.',
		);
	},
});
