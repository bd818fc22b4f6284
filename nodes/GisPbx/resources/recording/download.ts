import { callIdField } from '../../fields/callId';
import { choice } from '../../fields/choice';
import { wholeNumber } from '../../fields/wholeNumber';
import { defineOperation, itemOf } from '../operation';
import { untilThere } from '../waiting';
import { downloadItem } from './downloadItem';
import { fileName, outputField } from './fileFields';

const WEB_PLAYER = {
	message: 'This PBX answers with a web player; choose Recording',
	description:
		'Set the option "Source" to Recording, or remove it. The page of the player is not kept.',
};

/** Fetches the audio of a call (pbx.md#recordings and pbx.md#player). */
export const download = defineOperation({
	name: 'Download',
	action: 'Download a recording',
	description: 'Retrieve the audio of a recorded call as a file',
	effect: 'reads',
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
					'How long to keep asking while the recording is not there. It appears some seconds after the call has ended.',
			},
			{ min: 0, max: 600 },
		),
		source: choice(
			{
				displayName: 'Source',
				default: 'recording',
				description: 'Which request brings the audio',
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
		const { source = 'recording', whenMissing = 'error', maxWaitSeconds = 0 } = options;
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
		const item = await untilThere(
			n8n,
			maxWaitSeconds,
			async () => await downloadItem(n8n, pbx, request, target),
		);
		if (item) return [item];
		return whenMissing === 'itemWithoutFile'
			? itemOf({ callId, found: false, fileName: null, mimeType: null })
			: pbx.refuse(
					`Call ${callId} has no recording`,
					'Only answered calls are recorded, the file appears some seconds after the call (option "Max Wait"), and old ones are archived.',
				);
	},
});
