import { audioKind } from '../../../demo/audioKind';
import { isEqual } from '../part';
import { fieldsOf, pollOften } from '../stage';
import type { ExampleCheck } from './check';

export const recordingForTranscription: ExampleCheck = {
	name: 'recording-for-transcription',
	async *run(stage) {
		const { n8n, pbx } = stage;
		await stage.import({
			'Answered Call': pollOften,
			// the call without a recording would be waited for
			Recording: ({ parameters }) => {
				parameters.options = { ...(parameters.options as object), maxWaitSeconds: 1 };
			},
		});
		await stage.activate();
		pbx.addEndedCall({ direction: 'IN', talkSeconds: 0, ringSeconds: 20 });
		pbx.addEndedCall({ direction: 'IN', talkSeconds: 1, ringSeconds: 1, recording: true });
		pbx.addEndedCall({ direction: 'IN', talkSeconds: 50 });
		const { uniqueId } = pbx.addEndedCall({
			direction: 'IN',
			from: '0500000009',
			talkSeconds: 60,
			recording: true,
		});
		const ran = await stage.nextExecution();
		yield isEqual('answered calls of some length are looked at', ran.items('Recording').length, 2);

		const jobs = ran.items('Send to Transcription');
		yield isEqual(
			'the recorded one is ready to be transcribed',
			fieldsOf(jobs, 'callId', 'mimeType', 'language', 'customer', 'extension', 'direction'),
			[
				{
					callId: uniqueId,
					mimeType: 'audio/mpeg',
					language: 'he',
					customer: '0500000009',
					extension: '204',
					direction: 'inbound',
				},
			],
		);
		const file = jobs[0]?.binary?.data;
		const name = String(file?.fileName);
		const isNamed = /^\d{4}-\d\d-\d\d_\d\d-\d\d_204_0500000009\.mp3$/.test(name);
		yield {
			what: 'its file is named by time, extension and customer',
			passed: isNamed,
			seen: name,
		};
		const bytes = file?.id ? await n8n.client.binaryData(file.id) : Buffer.alloc(0);
		yield isEqual('... and is audio', audioKind(bytes), 'mp3');
	},
};
