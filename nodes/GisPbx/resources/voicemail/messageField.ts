import { requiredText } from '../../fields/text';

export const messageField = requiredText({
	displayName: 'Message ID',
	placeholder: 'e.g. 1475000000-00000004',
	description: 'ID of the message, as Get Messages returns it',
});
