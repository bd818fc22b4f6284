/** `info=playrecording`: the audio for a browser, or a page with a player (pbx.md#player). */
import { reads } from '../../operation';
import type { Pbx } from '../../pbx';
import { audioReply, withRecording } from '../../recordings';
import type { Reply } from '../../reply';
import type { ApiRequest } from '../../request';

/** The audio's address is a request with the key in it: a page that nobody may pass on. */
function playerPage(pbx: Pbx, { target }: ApiRequest): Reply {
	const source = `${pbx.origin}${target.replace('playrecording', 'recording')}`;
	return {
		body: `<!DOCTYPE html>\n<html><body><audio controls src="${source}"></audio></body></html>\n`,
		contentType: 'text/html; charset=UTF-8',
	};
}

export const playrecordingInfo = reads((pbx, request) =>
	withRecording(pbx, request, (_recording, file) =>
		pbx.switches.playRecording === 'audio'
			? audioReply(pbx, file, 'inline')
			: playerPage(pbx, request),
	),
);
