import { callIdField } from '../../fields/callId';
import { choice } from '../../fields/choice';
import { wholeNumber } from '../../fields/wholeNumber';
import type { SteadyLength } from '../../pbx/reply/recordingState';
import { defineOperation, itemOf } from '../operation';
import { untilThere } from '../waiting';
import { fileName, outputField } from './fileFields';
import { lookAtRecording } from './lookAtRecording';

const NOT_THERE =
	'Only answered calls are recorded, the file appears some seconds after the call (option "Max Wait (Seconds)"), and old ones are archived. The option "When Missing" lets the item go on without a file.';
const WITHOUT_SOUND =
	'Its file was closed without a sound in it: the recording ended before anything was said. The option "When Missing" lets the item go on without a file.';

/** A file that is being written is waited for, even without the option. */
const REST_SECONDS = 30;

const WEB_PLAYER = {
	message: 'This PBX answers with a web player; choose Recording',
	description:
		'Set the option "Audio From" to Recording, or remove it. The page of the player is not kept.',
};

/** Fetches the audio of a call, whole if it can be (pbx.md#recordings and pbx.md#player). */
export const download = defineOperation({
	name: 'Download',
	action: 'Download a recording',
	description: 'Retrieve the audio of a recorded call as a file',
	effect: 'reads',
	builderHint:
		'Takes the callId of a call record, or the originateId that dial returned. A call that nobody answered has no recording: set options.whenMissing to itemWithoutFile where such calls come in.',
	timeoutSeconds: 120,
	fields: {
		callId: callIdField(),
		outputField,
	},
	options: {
		fileName,
		maxWaitSeconds: wholeNumber(
			{
				displayName: 'Max Wait (Seconds)',
				default: 30,
				description:
					'How long to keep asking while the recording is not there, or not whole. It appears some seconds after the call has ended. Without this option only one that is being written is waited for, 30 seconds.',
			},
			{ min: 0, max: 600 },
		),
		source: choice(
			{
				displayName: 'Audio From',
				default: 'recording',
				description: 'Which request of the PBX brings it',
			},
			[
				{ name: 'Play Recording', value: 'playrecording' },
				{ name: 'Recording', value: 'recording' },
			],
		),
		whenMissing: choice(
			{
				displayName: 'When Missing',
				default: 'error',
				description: 'What to do when the call has no recording',
			},
			[
				{ name: 'Output the Item Without a File', value: 'itemWithoutFile' },
				{ name: 'Throw an Error', value: 'error' },
			],
		),
	},
	async run({ values, options, pbx, n8n }) {
		const { callId } = values;
		const { source = 'recording', whenMissing = 'error', maxWaitSeconds } = options;
		const request = {
			parameters: { reqtype: 'INFO', info: source, id: callId },
			ifWebPage: source === 'playrecording' ? WEB_PLAYER : undefined,
		};
		const target = {
			outputField: values.outputField,
			fileName: options.fileName,
			name: `recording-${callId}`,
			json: { callId },
		};
		let earlier: SteadyLength | undefined;
		const look = await untilThere(n8n, maxWaitSeconds ?? REST_SECONDS, async (isLast) => {
			const seen = await lookAtRecording(n8n, pbx, request, target, { isLast, earlier });
			if (seen.kind === 'missing') return maxWaitSeconds === undefined ? seen : undefined;
			if (seen.kind !== 'unfinished') return seen;
			earlier = seen.steady;
			return undefined;
		});
		if (look?.kind === 'file') {
			const { item, complete } = look;
			return [{ ...item, json: { ...item.json, recording: { complete } } }];
		}
		if (whenMissing === 'itemWithoutFile') {
			return itemOf({
				callId,
				found: false,
				fileName: null,
				mimeType: null,
				recording: { complete: null },
			});
		}
		return pbx.refuse(
			`Call ${callId} has no recording`,
			look?.kind === 'empty' ? WITHOUT_SOUND : NOT_THERE,
		);
	},
});
