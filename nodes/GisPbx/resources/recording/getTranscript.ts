import { fetchTranscript } from '../../directory/fetchTranscript';
import { RECORDING_TRANSCRIPTS } from '../../directory/offered';
import { callIdField } from '../../fields/callId';
import { defineOperation, itemOf } from '../operation';

/** What was said in a recorded call (pbx.md#transcripts). */
export const getTranscript = defineOperation({
	name: 'Get Transcript',
	action: 'Get the transcript of a recording',
	description: 'Retrieve as text what was said in a recorded call, where the PBX writes it down',
	effect: 'reads',
	timeoutSeconds: 60,
	feature: RECORDING_TRANSCRIPTS,
	fields: { callId: callIdField() },
	async run({ values: { callId }, pbx }) {
		const transcript = await fetchTranscript(pbx, RECORDING_TRANSCRIPTS, callId);
		if (transcript !== undefined) return itemOf({ transcript, callId });
		return pbx.refuse(
			`Call ${callId} has no transcript`,
			'Only recorded calls of extensions for which transcripts are switched on have one, some time after the call. The PBX finds it by the unique ID.',
		);
	},
});
