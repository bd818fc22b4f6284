import { callIdField } from '../../fields/callId';
import { requiredText } from '../../fields/text';
import { epochOfUniqueId } from '../../pbx/calls/callIdentity';
import type { PbxClock } from '../../pbx/time/zoneClock';
import type { PbxConnection } from '../../transport/connection';
import { CALL_NOTES, writeOffered } from '../../directory/offered';
import { defineOperation, itemOf } from '../operation';
import { lookUpCall } from '../../callRecords/findCall';

/** The PBX appends what it is sent to what is there, `[inbound]` for one, and puts nothing between. */
const SEPARATOR = '; ';
const BLANKS = /\s+/g;

/** Appends to the `userfield` of a call (pbx.md#notes): what is there stays. */
export const addNote = defineOperation({
	name: 'Add Note',
	action: 'Add a note to a call record',
	description: 'Append a note to the user field of an ended call; what is there stays',
	effect: 'writes',
	timeoutSeconds: 60,
	ifAnswerLost: 'the note may have been added',
	feature: CALL_NOTES,
	fields: {
		callId: callIdField(),
		note: requiredText({
			displayName: 'Note',
			placeholder: 'e.g. Wants a new offer',
			description: 'Text to append, on one line; Hebrew is fine',
		}),
	},
	async run({ values, pbx, clock }) {
		const callId = await uniqueIdOfCall(pbx, clock, values.callId);
		const note = values.note.replace(BLANKS, onOneLine);
		const { confirmed, reply } = await writeOffered(pbx, CALL_NOTES, {
			parameters: {
				reqtype: 'CDR',
				action: 'update',
				field: 'userfield',
				uniqueid: callId,
				value: `${SEPARATOR}${note}`,
				format: 'json',
			},
		});
		return itemOf({ callId, note, confirmed, reply });
	},
});

/** Line breaks would break the lines of the PBX's own csv. */
function onOneLine(blanks: string): string {
	return /[\r\n]/.test(blanks) ? ' ' : blanks;
}

/** The PBX takes nothing but the unique ID here: the ID that a dial returned is looked up. */
async function uniqueIdOfCall(
	pbx: PbxConnection,
	clock: PbxClock,
	callId: string,
): Promise<string> {
	if (epochOfUniqueId(callId) !== undefined) return callId;
	const [found] = await lookUpCall(pbx, clock, { callId, detail: 'calls' });
	return (
		found?.record.callId ??
		pbx.refuse(
			`No ended call of the last day with the ID ${callId}`,
			'A call appears once it has ended. For an older call that was dialled by this node, give its unique ID: the operation Get of a CDR shows it.',
		)
	);
}
