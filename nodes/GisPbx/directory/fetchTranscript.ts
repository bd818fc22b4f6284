import { transcriptFrom } from '../pbx/lists/transcript';
import type { PbxConnection } from '../transport/connection';
import type { Feature } from '../transport/features';
import { askOffered } from './offered';

/** A transcript by the `info` that brings it; undefined where there is none (pbx.md#transcripts). */
export async function fetchTranscript(
	pbx: PbxConnection,
	feature: Feature,
	id: string,
): Promise<string | undefined> {
	const reply = await askOffered(pbx, feature, {
		parameters: { reqtype: 'INFO', info: feature.inHelp, id },
		expected: 'text',
	});
	return transcriptFrom(pbx.dataOf(reply));
}
