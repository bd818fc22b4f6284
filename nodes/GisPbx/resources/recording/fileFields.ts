import { notSent } from '../../fields/field';
import { optionalText, requiredText } from '../../fields/text';

/** Where a downloaded file is put. */
export const outputField = notSent(
	requiredText({
		displayName: 'Put Output File in Field',
		default: 'data',
		hint: 'The name of the output field to put the file in',
	}),
);

export const fileName = optionalText({
	displayName: 'File Name',
	placeholder: 'e.g. call-with-nathan',
	description: 'Name of the file. The extension that fits the audio is added.',
});
