import type { Resource } from '../operation';
import { deleteMessage } from './delete';
import { download } from './download';
import { getMany } from './getMany';
import { getMessages } from './getMessages';
import { getTranscript } from './getTranscript';
import { markAsRead } from './markAsRead';
import { markAsUnread } from './markAsUnread';

export const voicemail: Resource = {
	name: 'Voicemail',
	operations: {
		getMany,
		getMessages,
		getTranscript,
		download,
		markAsRead,
		markAsUnread,
		delete: deleteMessage,
	},
};
