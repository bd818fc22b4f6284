import { callIdField } from '../../fields/callId';
import { pipeCells } from '../../pbx/reply/pipes';
import { recordingFrom } from '../../pbx/lists/recording';
import { notUnderstood } from '../../directory/entriesOf';
import { defineOperation, itemOf } from '../operation';

/** ID, unique ID, file name, time, container, size. */
const CELLS = 6;

/** What the PBX knows of a recording, without its audio (pbx.md#recording-details). */
export const get = defineOperation({
	name: 'Get',
	action: 'Get a recording',
	description: 'Retrieve file name, time and size of a recording, without its audio',
	effect: 'reads',
	timeoutSeconds: 30,
	fields: { callId: callIdField() },
	async run({ values: { callId }, pbx, clock }) {
		const line = await pbx.read({
			parameters: { reqtype: 'INFO', info: 'inforecording', id: callId },
			expected: 'text',
		});
		if (line === undefined) {
			return pbx.refuse(
				`Call ${callId} has no recording`,
				'Only answered calls are recorded, the file appears some seconds after the call, and old ones are archived.',
			);
		}
		const cells = pipeCells(String(line));
		return cells.length < CELLS ? notUnderstood(pbx, line) : itemOf(recordingFrom(cells, clock));
	},
});
