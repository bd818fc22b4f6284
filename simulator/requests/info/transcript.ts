/**
 * `info=transcript`: the text by the unique ID, in every format; 0 bytes without one
 * (pbx.md#transcripts).
 */
import { reads } from '../../operation';
import { nothing } from '../../reply';

export const transcriptInfo = reads(({ state }, { params }) => {
	const { transcript } = state.recordings.find(({ uniqueId }) => uniqueId === params.id) ?? {};
	return transcript ? { body: transcript, contentType: 'text/plain' } : nothing;
});
